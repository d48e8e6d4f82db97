/** The offices close the month; heads, districts and the Department sign and check; the payer makes registers. */
import { type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { inCrowd } from './crowd.ts';
import type { OfficeDeed, OfficeSlot } from './offices.ts';
import { findPeople, type Person } from './people.ts';
import { signSheet } from './signSheet.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './transport.ts';

type Role = Person['role'];

/** Plays one moment of the offices. */
export async function playOffice(stage: Stage, { at, deed }: OfficeSlot): Promise<void> {
  await stage.moveTo(at);
  const month = shiftMonth(monthOf(stage.town.asOf), -1);
  switch (deed.kind) {
    case 'close':
      return stage.doing('close', async () => {
        const head = await oneOf(stage, 'departmentHead');
        return (await head.api.settlement.closeMonth({ month })).acts;
      });
    case 'signAsProviders':
      return inCrowd(deed.providers, stage.width, (number) =>
        stage.doing('signAsProvider', () => signAsProvider(stage, number, month)),
      );
    case 'check':
      return checkActs(stage, month, deed);
    case 'signAsDepartment':
      return signAsDepartment(stage, month, deed.count);
    case 'makeRegister':
      return stage.doing('makeRegister', () => makeRegister(stage, month, deed.count));
    case 'checkRegister':
      return stage.doing('checkRegister', async () => {
        const checker = await oneOf(stage, 'payerChecker');
        const { rows } = await checker.api.treasury.registers({ month, state: 'made' });
        for (const { registerId } of rows)
          await checker.api.treasury.check({ registerId, cms: await signSheet(checker, registerId) });
        return rows.length;
      });
  }
}

/** Those who hold a role, in the order of the list. */
export async function holders(stage: Stage, role: Role): Promise<Person[]> {
  return findPeople(stage.newcomer(), { role });
}

/** Whoever holds a role first, signed in. @throws Error where nobody does */
export async function oneOf(stage: Stage, role: Role): Promise<Visitor> {
  const [person] = await holders(stage, role);
  if (person === undefined) throw new Error(`nobody is ${role}`);
  return stage.company.be(person.personId, person.appointmentId);
}

/** The head of a kindergarten signs its acts of the month that wait for it. @returns how many */
export async function signAsProvider(stage: Stage, number: number, month: Month): Promise<number> {
  const [person] = await findPeople(stage.newcomer(), { provider: number, role: 'head' });
  if (person === undefined) return 0;
  const head = await stage.company.be(person.personId, person.appointmentId);
  const { rows } = await head.api.settlement.acts({ month, state: 'draft' });
  for (const { actId } of rows) {
    const { bytes } = await head.api.settlement.document({ actId });
    await head.api.settlement.signAsProvider({ actId, cms: await head.sign(bytes) });
  }
  return rows.length;
}

const returnNote = 'Численность в группе не сходится с договором, приложите приказ о переводе';

/** Each district takes a share of the checks as large as its share of what lies there. */
async function checkActs(stage: Stage, month: Month, deed: Extract<OfficeDeed, { kind: 'check' }>): Promise<void> {
  const seen = new Set<string>();
  const desks: { visitor: Visitor; acts: string[] }[] = [];
  for (const person of await holders(stage, 'districtSpecialist')) {
    const district = person.place?.en ?? '';
    if (seen.has(district)) continue;
    seen.add(district);
    const visitor = await stage.company.be(person.personId, person.appointmentId);
    const { rows } = await visitor.api.settlement.acts({ month, state: 'signedByProvider', sort: 'number', size: 200 });
    desks.push({ visitor, acts: rows.map(({ actId }) => actId) });
  }
  const waiting = desks.reduce((sum, { acts }) => sum + acts.length, 0);
  let toCheck = Math.min(deed.count, waiting);
  // Some must stay at the desk.
  let toReturn = Math.min(deed.returned, Math.max(0, waiting - toCheck - 1));
  for (const { visitor, acts } of desks) {
    const share = Math.min(toCheck, acts.length, Math.ceil((deed.count * acts.length) / Math.max(1, waiting)));
    toCheck -= share;
    for (const actId of acts.slice(0, share))
      await stage.doing('check', () => visitor.api.settlement.check({ actId }).then(() => 1));
    const rest = acts.slice(share);
    const back = toReturn > 0 ? rest.slice(-1) : [];
    toReturn -= back.length;
    for (const actId of back)
      await stage.doing('return', () => visitor.api.settlement.return({ actId, note: returnNote }).then(() => 1));
  }
}

/** The head of the Department signs so many of the checked acts of the month, two hundred at most. */
export async function signAsDepartment(stage: Stage, month: Month, count: number): Promise<void> {
  const head = await oneOf(stage, 'departmentHead');
  const { rows } = await head.api.settlement.acts({ month, state: 'checked', sort: 'number', size: 200 });
  await inCrowd(rows.slice(0, count), stage.width, ({ actId }) =>
    stage.doing('signAsDepartment', async () => {
      const { bytes } = await head.api.settlement.document({ actId });
      await head.api.settlement.signAsDepartment({ actId, cms: await head.sign(bytes) });
      return 1;
    }),
  );
}

async function makeRegister(stage: Stage, month: Month, count: number): Promise<number> {
  const operator = await oneOf(stage, 'payerOperator');
  const { rows } = await operator.api.settlement.acts({
    month,
    state: 'signedByDepartment',
    payer: 'financialCentre',
    sort: 'number',
    size: 200,
  });
  const actIds = rows.slice(0, count).map(({ actId }) => actId);
  if (actIds.length === 0) return 0;
  const { registerId } = await operator.api.treasury.makeRegister({ month, actIds });
  await operator.api.treasury.sign({ registerId, cms: await signSheet(operator, registerId) });
  return 1;
}
