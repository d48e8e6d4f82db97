/** The payer's side of a quarter: registers through three hands, the bank's file, the bank's answer. */

import type { Month } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tenge } from '@balapan/domain/money.ts';
import { oneOf } from '../life/acts.ts';
import type { Person } from '../life/people.ts';
import { signSheet } from '../life/signSheet.ts';
import type { Stage } from '../life/stage.ts';
import { answerOf } from '../simulators/bank/answer.ts';

type Payer = 'financialCentre' | 'department';
type Hands = Readonly<Record<'maker' | 'checker' | 'releaser', Person['role']>>;

/** Who makes, checks and releases the registers of a payer. */
const hands: Readonly<Record<Payer, Hands>> = {
  financialCentre: { maker: 'payerOperator', checker: 'payerChecker', releaser: 'payerReleaser' },
  department: { maker: 'departmentAccountant', checker: 'departmentSpecialist', releaser: 'departmentHead' },
};
const payers = Object.keys(hands) as Payer[];

/** Of so many payments one comes back: its account is closed. */
const returnedEach = 60;
const styles = ['kaspi', 'halyk', 'centerCredit'] as const;

/** Makes a register of what waits with two signatures, for each payer; then all that are open go on until they are released. */
export async function pay(stage: Stage, month: Month): Promise<void> {
  for (const payer of payers) {
    await makeRegister(stage, payer, month);
    await passRegisters(stage, payer, month);
  }
}

/** The same for payments that came back. */
export async function payAgain(stage: Stage, month: Month): Promise<void> {
  for (const payer of payers) {
    const maker = await oneOf(stage, hands[payer].maker);
    const { rows } = await maker.api.settlement.acts({
      month,
      payer,
      state: 'paymentReturned',
      sort: 'number',
      size: 200,
    });
    const actIds = rows.map(({ actId }) => actId);
    if (actIds.length > 0)
      await stage.doing('payAgain', async () => {
        const { registerId } = await maker.api.treasury.makeRegister({ month, actIds });
        await maker.api.treasury.sign({ registerId, cms: await signSheet(maker, registerId) });
        return actIds.length;
      });
    await passRegisters(stage, payer, month);
  }
}

async function makeRegister(stage: Stage, payer: Payer, month: Month): Promise<void> {
  const maker = await oneOf(stage, hands[payer].maker);
  const { total } = await maker.api.settlement.acts({ month, payer, state: 'signedByDepartment', size: 1 });
  if (total > 0)
    await stage.doing('makeRegister', async () => {
      const { registerId } = await maker.api.treasury.makeRegister({ month });
      await maker.api.treasury.sign({ registerId, cms: await signSheet(maker, registerId) });
      return 1;
    });
}

async function passRegisters(stage: Stage, payer: Payer, month: Month): Promise<void> {
  const { maker, checker, releaser } = hands[payer];
  const reader = await oneOf(stage, maker);
  const inState = async (state: 'made' | 'checked') =>
    (await reader.api.treasury.registers({ payer, month, state, size: 200 })).rows;
  for (const { registerId } of await inState('made'))
    await stage.doing('checkRegister', async () => {
      const person = await oneOf(stage, checker);
      await person.api.treasury.check({ registerId, cms: await signSheet(person, registerId) });
      return 1;
    });
  for (const { registerId } of await inState('checked'))
    await stage.doing('releaseRegister', async () => {
      const person = await oneOf(stage, releaser);
      await person.api.treasury.release({ registerId, cms: await signSheet(person, registerId) });
      return 1;
    });
}

/**
 * The bank answers each file of the month with a statement, and the payer reads it; what was read before changes nothing.
 * @param troubled whether payments come back, a line stands twice, strange money and a fee are among them
 */
export async function readStatements(stage: Stage, month: Month, troubled: boolean): Promise<void> {
  for (const [at, payer] of payers.entries()) {
    const reader = await oneOf(stage, hands[payer].maker);
    const listed = await reader.api.treasury.registers({ payer, month, size: 200 });
    const rows = listed.rows.filter(({ state }) => state === 'released' || state === 'handedOver');
    for (const { registerId, number } of rows.toReversed())
      await stage.doing('readStatement', async () => {
        const file = Buffer.from((await reader.api.treasury.bankFile({ registerId })).bytes, 'base64');
        const numbers = [...file.toString().matchAll(/^НомерДокумента=(.+?)\r?$/gmu)].map(([, text = '']) => text);
        const answer = answerOf(file, {
          day: dayAt(stage.now()),
          style: styles[(at + number) % styles.length] ?? 'halyk',
          ...(troubled
            ? {
                returned: numbers.filter((_, place) => place % returnedEach === 1),
                doubled: numbers.slice(0, 1),
                stranger: tenge(777_000),
                fee: tenge(1500),
              }
            : {}),
        });
        const name = `${payer}-${number}.txt`;
        await reader.api.treasury.readStatement({ name, content: Buffer.from(answer).toString('base64') });
        return 1;
      });
  }
}
