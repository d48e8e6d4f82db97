/** Tells that a proposal was made, and leads to it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Link } from '@tanstack/react-router';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import css from './proposal.module.css';

export type Made = AnswerOf<Routes['proposal']['proposeCapacity']>;

export function MadeNow({ made, cabinet }: { made: Made; cabinet: 'provider' | 'department' }) {
  const t = useTexts(proposalTexts);
  const fmt = useFmt();
  const { proposalId, number } = made;
  const to = cabinet === 'provider' ? '/app/provider/proposals/$proposalId' : '/app/department/proposals/$proposalId';
  return (
    <p className={css.done} role="status">
      {t.madeNow({ number: fmt.number(number) })}
      <Link to={to} params={{ proposalId }}>
        {t.toProposal}
      </Link>
    </p>
  );
}
