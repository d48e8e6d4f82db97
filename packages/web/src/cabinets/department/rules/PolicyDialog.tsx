/** A new version of the rules: one rule after another is changed, each with its source; the rest stays as it is. */
import { addDays, asDay, isDay } from '@balapan/domain/day.ts';
import type { RuleName } from '@balapan/domain/policy.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import page from '../../../kit/Page.module.css';
import { isReason, ReasonField } from '../../../kit/ReasonField.tsx';
import { api } from '../../../shell/api.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { proposalTexts } from '../../../texts/proposal.ts';
import { proposalFieldTexts } from '../../../texts/proposalFields.ts';
import { ruleText, ruleValueText } from '../../../texts/rules.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';
import type { Made } from '../../proposal/MadeNow.tsx';
import type { Version } from './PolicyRules.tsx';
import { RuleField } from './RuleField.tsx';

interface Change {
  readonly rule: RuleName;
  /** Of the shape that the rule has now; whether it is a possible one is for the server to say. */
  readonly value: unknown;
  readonly standing: 'rule' | 'reading';
  readonly source: string;
}
type Sent = Parameters<typeof api.proposal.proposePolicy>[0]['changes'];

interface PolicyDialogProps {
  /** The newest one: what is proposed stands on it. */
  readonly version: Version;
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}

export function PolicyDialog({ version, onMade, onClose }: PolicyDialogProps) {
  const t = useTexts(rulesPageTexts);
  const p = useTexts(proposalTexts);
  const f = useTexts(proposalFieldTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const [from, setFrom] = useState('');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const rules = Object.keys(version.rules) as RuleName[];
  const free = rules.filter((rule) => !changes.some((change) => change.rule === rule));
  const send = useMutation({
    mutationFn: () => api.proposal.proposePolicy({ from: asDay(from), source, reason, changes: [...changes] as Sent }),
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await cache.invalidateQueries();
    },
  });
  const isChanged = ({ rule, value }: Change): boolean => JSON.stringify(value) !== JSON.stringify(version.rules[rule]);
  const isReady =
    isDay(from) &&
    [source, reason, ...changes.map((change) => change.source)].every(isReason) &&
    changes.length > 0 &&
    changes.every(isChanged);
  const set = (rule: RuleName, over: Partial<Change>): void =>
    setChanges(changes.map((change) => (change.rule === rule ? { ...change, ...over } : change)));
  return (
    <FormDialog
      title={t.proposePolicy}
      cancel={p.cancel}
      submit={t.send}
      size="lg"
      error={send.error}
      isPending={send.isPending}
      disabled={!isReady}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={f.from}
        value={from}
        min={addDays(today, 1)}
        onChange={(event) => setFrom(event.currentTarget.value)}
        required
      />
      <TextInput
        label={f.source}
        description={t.sourceAbout}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        maxLength={300}
        required
      />
      {changes.map(({ rule, value, standing, source: own }) => (
        <fieldset key={rule} className={page.fields}>
          <legend>
            <b>{ruleText(rule, language)}</b>
          </legend>
          <p>{t.nowIs({ value: ruleValueText(rule, version.rules[rule], language) })}</p>
          <RuleField rule={rule} value={value} onChange={(next) => set(rule, { value: next })} />
          <NativeSelect
            label={t.standing}
            value={standing}
            data={[
              { value: 'rule', label: t.standing_rule },
              { value: 'reading', label: t.standing_reading },
            ]}
            onChange={(event) => set(rule, { standing: event.currentTarget.value === 'rule' ? 'rule' : 'reading' })}
          />
          <TextInput
            label={t.ruleSource}
            value={own}
            onChange={(event) => set(rule, { source: event.currentTarget.value })}
            maxLength={300}
            required
          />
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setChanges(changes.filter((change) => change.rule !== rule))}
            >
              {t.leave}
            </Button>
          </div>
        </fieldset>
      ))}
      <NativeSelect
        label={t.addRule}
        value=""
        data={[
          { value: '', label: t.chooseRule },
          ...free.map((one) => ({ value: one, label: ruleText(one, language) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const rule = free.find((one) => one === value);
          if (rule !== undefined)
            setChanges([...changes, { rule, value: version.rules[rule], standing: 'rule', source: '' }]);
        }}
      />
      <ReasonField label={p.why} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
