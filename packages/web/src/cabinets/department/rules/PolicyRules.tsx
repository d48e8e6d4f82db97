/** The rules in force, each with its source; a specialist proposes a new version of them, rule by rule. */

import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { routes } from '@balapan/api/routes.ts';
import type { RuleName } from '@balapan/domain/policy.ts';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { ruleSourceText } from '../../../texts/ruleSources.ts';
import { ruleText, ruleValueText } from '../../../texts/rules.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';
import type { Made } from '../../proposal/MadeNow.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';

export type Version = AnswerOf<Routes['proposal']['policies']>['rows'][number];

export function PolicyRules({ onMade }: { onMade: (made: Made) => void }) {
  const t = useTexts(rulesPageTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['proposal.policies'], queryFn: () => api.proposal.policies() });
  const { today } = useNow();
  const [wanted, setWanted] = useState<number | null>(null);
  const versions = query.data?.rows ?? [];
  const newest = versions[0];
  const shown = versions.find((one) => one.version === wanted) ?? versions.find((one) => one.from <= today) ?? newest;
  const stateOf = ({ from, to }: Version): string =>
    from > today ? t.later : to === null || to >= today ? t.inForce : t.over;
  const columns: readonly Column<RuleName>[] = [
    { id: 'rule', head: t.rule, cell: (rule) => ruleText(rule, language) },
    { id: 'value', head: t.value, cell: (rule) => <b>{ruleValueText(rule, shown?.rules[rule], language)}</b> },
    {
      id: 'source',
      head: t.source,
      cell: (rule) => {
        const source = shown?.sources[rule];
        return source === undefined
          ? '–'
          : `${source.standing === 'rule' ? t.standing_rule : t.standing_reading}: ${ruleSourceText(rule, source.text, language)}`;
      },
    },
  ];
  return (
    <section>
      <h2>
        {shown === undefined
          ? t.policy
          : t.version({ version: shown.version, day: fmt.day(shown.from), source: shown.source })}
      </h2>
      {versions.length < 2 ? null : (
        <NativeSelect
          label={t.versions}
          value={shown?.version}
          data={versions.map((one) => ({
            value: `${one.version}`,
            label: `${one.version}, ${t.since({ day: fmt.day(one.from) })}, ${stateOf(one)}`,
          }))}
          onChange={(event) => setWanted(Number(event.currentTarget.value))}
          mb={8}
          maw={420}
        />
      )}
      <DataTable
        label={t.policy}
        columns={columns}
        rows={query.data === undefined ? undefined : (Object.keys(shown?.rules ?? {}) as RuleName[])}
        rowKey={(rule) => rule}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
      {may(routes.proposal.proposePolicy) && newest !== undefined ? (
        <div className={page.choice}>
          <Button onClick={() => setOpen(true)}>{t.proposePolicy}</Button>
        </div>
      ) : null}
      {isOpen && newest !== undefined ? (
        <PolicyDialog version={newest} onMade={onMade} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}
