import { Tag } from '../../kit/Tag.tsx';
import { useTexts } from '../../shell/language.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import { mainStep, type ProposalRow, stateTones } from './model.ts';

/** Where it stands; gold where the reader must act. */
export function ProposalTag({ proposal }: { proposal: Pick<ProposalRow, 'state' | 'actions'> }) {
  const t = useTexts(proposalTexts);
  const mine = mainStep(proposal.actions);
  if (mine !== undefined) return <Tag tone="you">{mine === 'check' ? t.waitsCheck : t.waitsRelease}</Tag>;
  return <Tag tone={stateTones[proposal.state]}>{t[`state_${proposal.state}`]}</Tag>;
}
