import { Link } from '@tanstack/react-router';
import type { Task } from '../../kit/Tasks.tsx';
import { useTexts } from '../../shell/language.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import { useMyProposals } from './useMyProposals.ts';

/** The task of a first page in the Department: proposals that wait for the reader. */
export function useProposalTask(enabled: boolean): readonly Task[] {
  const t = useTexts(proposalTexts);
  const count = useMyProposals(enabled);
  if (count === 0) return [];
  return [
    {
      key: 'proposals',
      title: t.waits({ count }),
      note: t.waitsAbout,
      action: <Link to="/app/department/proposals">{t.toDesk}</Link>,
    },
  ];
}
