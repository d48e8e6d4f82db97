/** The payer's side of a quarter: registers through three hands, the bank's file, the bank's answer. */

import type { Month } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tenge, tengeText, tiyn } from '@balapan/domain/money.ts';
import { oneOf } from '../life/acts.ts';
import { findPeople, type Person } from '../life/people.ts';
import { signSheet } from '../life/signSheet.ts';
import type { Stage } from '../life/stage.ts';
import type { Visitor } from '../life/transport.ts';
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

/** The same for payments that came back, after their kindergartens have said to which account. */
export async function payAgain(stage: Stage, month: Month): Promise<void> {
  const reader = await oneOf(stage, 'payerOperator');
  const { rows } = await reader.api.settlement.acts({ month, state: 'paymentReturned', sort: 'number', size: 200 });
  for (const { providerNumber } of rows) await stage.doing('answerReturn', () => answerReturns(stage, providerNumber));
  await pay(stage, month);
}

/** The accountant proposes an account at another bank, the head confirms it; what was proposed before a break is only confirmed. */
async function answerReturns(stage: Stage, provider: number): Promise<number> {
  const [accountant, head] = await Promise.all(
    (['accountant', 'head'] as const).map(async (role) => {
      const [person] = await findPeople(stage.newcomer(), { provider, role });
      if (person === undefined) throw new Error(`nobody is ${role} of ${provider}`);
      return stage.company.be(person.personId, person.appointmentId);
    }),
  );
  if (accountant === undefined || head === undefined) return 0;
  const { rows } = await head.api.treasury.returned({ part: 'open' });
  for (const { paymentId, account, change, actions } of rows) {
    if (change?.state === 'confirmed' || (change?.state === 'proposed' && !actions.includes('decide'))) continue;
    const [code, bik] = account.bik === 'HSBKKZKX' ? ['722', 'CASPKZKA'] : ['601', 'HSBKKZKX'];
    const iban = composeIban(code, account.iban.slice(7));
    const { changeId } =
      change?.state === 'proposed'
        ? change
        : await accountant.api.treasury.proposeAccount({ paymentId, iban, bik, kbe: account.kbe ?? '17' });
    await head.api.treasury.decideAccount({ changeId, accept: true });
  }
  return rows.length;
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
        // The treasury takes no file and sends no statement: it gives out a list of what it has paid.
        if ((await reader.api.treasury.register({ registerId })).way === 'list')
          return readStatuses(stage, reader, registerId, troubled);
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

/** The treasury's list of a register: carried out, or refused because the account is closed; what was taken before changes nothing. */
async function readStatuses(stage: Stage, reader: Visitor, registerId: string, troubled: boolean): Promise<number> {
  const day = dayAt(stage.now());
  const lines = ['Номер документа;Статус;Дата;Сумма;Причина'];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await reader.api.treasury.registerLines({ registerId, page, size: 200 });
    for (const [at, row] of rows.entries()) {
      const isBack = troubled && ((page - 1) * 200 + at) % returnedEach === 1;
      const said = isBack
        ? ['Отказано', day, sumOf(row.total), 'Счёт закрыт']
        : ['Исполнено', day, sumOf(row.total), ''];
      lines.push([row.documentNumber, ...said].join(';'));
    }
    if (page * 200 >= total) break;
  }
  const content = Buffer.from(lines.join('\n')).toString('base64');
  const told = await reader.api.treasury.readStatuses({ registerId, name: 'treasury.csv', content });
  if (told.problems.length > 0) throw new Error(`the treasury's list: ${JSON.stringify(told.problems[0])}`);
  return 1;
}

const sumOf = (wire: string): string => tengeText(tiyn(BigInt(wire)));
