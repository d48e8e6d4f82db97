/** The council amends the budget in the middle of the quarter: proposed by the accountant, checked and released by two others. */
import { asMonth, yearOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { oneOf } from '../life/acts.ts';
import type { Stage } from '../life/stage.ts';

/** The decision by which it is known: found again after a break. */
const decision = '№ 231';
/** A million tenge from one programme to the other, in tiyn. */
const moved = 100_000_000n;

/** Taken again it goes on where it was left; done, it changes nothing. */
export async function amend(stage: Stage): Promise<void> {
  const accountant = await oneOf(stage, 'departmentAccountant');
  const today = dayAt(stage.now());
  const { lines, amendments } = await accountant.api.treasury.budget({ year: yearOf(today) });
  if (amendments.some((one) => one.decision === decision)) return;
  const open = async () => (await accountant.api.proposal.list({ kind: 'budget', part: 'open' })).rows[0];
  if ((await open()) === undefined) {
    const second = lines.filter(({ half, source }) => half === 2 && source === 'local');
    const [from, to] = [second.find(({ free }) => BigInt(free) > moved), second.at(-1)];
    const month = asMonth(`${yearOf(today)}-12`);
    if (from === undefined || to === undefined || from.code === to.code) return;
    await stage.doing('proposeAmendment', async () => {
      await accountant.api.proposal.proposeBudget({
        decision,
        session: 'XXXIII',
        decidedOn: today,
        registeredOn: today,
        changes: [
          { line: from.code, month, amount: `${-moved}` },
          { line: to.code, month, amount: `${moved}` },
        ],
        reason: 'Уточнение бюджета города на 2025 год',
      });
      return 1;
    });
  }
  for (const [role, step] of [
    ['departmentSpecialist', 'check'],
    ['departmentHead', 'release'],
  ] as const) {
    const proposal = await open();
    if (proposal === undefined) return;
    const person = await oneOf(stage, role);
    if (step === 'release' || proposal.state === 'proposed')
      await stage.doing(step, () => person.api.proposal[step]({ proposalId: proposal.proposalId }).then(() => 1));
  }
}
