/** A line of a statement is matched by hand: payments that it may be, a reason, and a proposal for another person. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { isReason, ReasonField } from '../../../kit/ReasonField.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { statementTexts } from '../../../texts/statement.ts';

type Likely = AnswerOf<Routes['treasury']['likelyPayments']>['rows'][number];

interface HandMatchProps {
  readonly statementId: string;
  readonly lineNo: number;
  readonly amount: string;
  readonly purpose: string;
  readonly onClose: () => void;
}

export function HandMatch({ statementId, lineNo, amount, purpose, onClose }: HandMatchProps) {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Likely>>(new Map());
  const [reason, setReason] = useState('');
  const query = useQuery({
    queryKey: ['treasury.likelyPayments', statementId, lineNo, search],
    queryFn: () => api.treasury.likelyPayments({ statementId, lineNo, ...(search === '' ? {} : { search }) }),
    placeholderData: keepPreviousData,
  });
  const propose = useMutation({
    mutationFn: (paymentIds: string[]) => api.treasury.proposeMatch({ statementId, lineNo, paymentIds, reason }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const sum = [...chosen.values()].reduce((total, { open }) => total + BigInt(open), 0n);
  const isReasoned = isReason(reason);
  const toggle = (row: Likely): void => {
    const next = new Map(chosen);
    if (!next.delete(row.paymentId)) next.set(row.paymentId, row);
    setChosen(next);
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={<b>{t.hand}</b>} closeButtonProps={{ 'aria-label': t.close }}>
      {propose.error === null ? null : <Failed error={propose.error} />}
      <p>
        <b>{fmt.money(amount)}</b>, {purpose}
      </p>
      <p>{t.handAbout}</p>
      <TextInput label={t.search} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined && query.error === null ? <Loading rows={3} /> : null}
      <h3>{t.likely}</h3>
      {query.data?.rows.length === 0 ? <p>{t.noLikely}</p> : null}
      {query.data?.rows.map((row) => (
        <Payment key={row.paymentId} row={row} isChosen={chosen.has(row.paymentId)} onToggle={() => toggle(row)} />
      ))}
      <p role="status">{t.chosen({ sum: fmt.money(String(sum)) })}</p>
      <ReasonField label={t.why} description={t.whyAbout} value={reason} onChange={setReason} />
      <div className={page.choice}>
        <Button variant="default" disabled={!isReasoned || chosen.size > 0} onClick={() => propose.mutate([])}>
          {t.setAside}
        </Button>
        <Button
          loading={propose.isPending}
          disabled={!isReasoned || chosen.size === 0}
          onClick={() => propose.mutate([...chosen.keys()])}
        >
          {t.propose}
        </Button>
      </div>
    </Modal>
  );
}

function Payment({ row, isChosen, onToggle }: { row: Likely; isChosen: boolean; onToggle: () => void }) {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const marks = [row.sameSum ? t.sameSum : '', row.sameParty ? t.sameParty : '', row.sameNumber ? t.sameNumber : ''];
  return (
    <Checkbox
      checked={isChosen}
      onChange={onToggle}
      label={`${row.documentNumber}, ${row.payee[language]}, ${fmt.money(row.amount)}`}
      description={[t.open({ sum: fmt.money(row.open) }), ...marks].filter(Boolean).join(' · ')}
    />
  );
}
