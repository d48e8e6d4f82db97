/** What may be done with a line by hand now: propose a match, or confirm and refuse what somebody else proposed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay, useMe } from '../../../shell/me.ts';
import { statementTexts } from '../../../texts/statement.ts';
import { HandMatch } from './HandMatch.tsx';

type Row = AnswerOf<Routes['treasury']['exceptions']>['rows'][number];

export function Decide({ row }: { row: Row }) {
  const t = useTexts(statementTexts);
  const may = useMay();
  const me = useMe().person;
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { decision, statementId, lineNo } = row;
  const decide = useMutation({
    mutationFn: (accept: boolean) => api.treasury.decideMatch({ decisionId: decision?.decisionId ?? '', accept }),
    onSuccess: () => cache.invalidateQueries(),
  });
  if (statementId === null || lineNo === null) return null;
  if (decision === null)
    return may(routes.treasury.proposeMatch) ? (
      <>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t.hand}
        </Button>
        {isOpen ? (
          <HandMatch
            statementId={statementId}
            lineNo={lineNo}
            amount={row.amount}
            purpose={row.purpose}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </>
    ) : null;
  const mayDecide = may(routes.treasury.decideMatch) && decision.personId !== me?.personId;
  return (
    <>
      <Tag tone={mayDecide ? 'you' : 'wait'}>{t[`kind_${decision.kind}`]}</Tag>
      <small>{t.proposed({ name: decision.name, reason: decision.reason })}</small>
      {decide.error === null ? null : <Failed error={decide.error} />}
      {mayDecide ? (
        <>
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t.confirm}
          </Button>
          <Button size="compact-sm" variant="default" disabled={decide.isPending} onClick={() => decide.mutate(false)}>
            {t.refuse}
          </Button>
        </>
      ) : null}
    </>
  );
}
