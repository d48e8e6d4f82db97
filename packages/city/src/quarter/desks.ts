/** The acts of a month from desk to desk, each desk until nothing is left on it: so a step can be taken again after a break. */
import type { Month } from '@balapan/domain/day.ts';
import { holders, oneOf, signAsProvider } from '../life/acts.ts';
import { inCrowd } from '../life/crowd.ts';
import { findPeople } from '../life/people.ts';
import type { Stage } from '../life/stage.ts';
import type { Visitor } from '../life/transport.ts';

/** Of so many acts one is given back by its district. */
const returnedEach = 45;
const returnNote = 'Приложите приказ о переводе детей между группами';
const pageSize = 200;

type ActState = 'draft' | 'signedByProvider' | 'returned' | 'checked';

/** All acts of a month in a state that somebody sees, in order of number. */
async function actsIn(visitor: Visitor, month: Month, state: ActState) {
  const first = await visitor.api.settlement.acts({ month, state, sort: 'number', size: pageSize });
  const rows = [...first.rows];
  for (let page = 2; rows.length < first.total; page += 1) {
    const next = await visitor.api.settlement.acts({ month, state, sort: 'number', size: pageSize, page });
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return rows;
}

export async function closeMonth(stage: Stage, month: Month): Promise<void> {
  await stage.doing('close', async () => {
    const head = await oneOf(stage, 'departmentHead');
    return (await head.api.settlement.closeMonth({ month })).acts;
  });
}

/** The heads of all kindergartens whose acts wait for them. */
export async function signAsProviders(stage: Stage, month: Month): Promise<void> {
  const waiting = await actsIn(await oneOf(stage, 'departmentHead'), month, 'draft');
  await inCrowd(waiting, stage.width, ({ providerNumber }) =>
    stage.doing('signAsProvider', () => signAsProvider(stage, providerNumber, month)),
  );
}

/** The districts check; of first versions they give back one in so many, if they may. */
export async function check(stage: Stage, month: Month, mayReturn: boolean): Promise<void> {
  const seen = new Set<string>();
  for (const person of await holders(stage, 'districtSpecialist')) {
    const district = person.place?.en ?? '';
    if (seen.has(district)) continue;
    seen.add(district);
    const desk = await stage.company.be(person.personId, person.appointmentId);
    for (const { actId, number } of await actsIn(desk, month, 'signedByProvider'))
      if (mayReturn && Number(number.slice(-4)) % returnedEach === 7)
        await stage.doing('return', () => desk.api.settlement.return({ actId, note: returnNote }).then(() => 1));
      else await stage.doing('check', () => desk.api.settlement.check({ actId }).then(() => 1));
  }
}

/** Kindergartens make the next version of what was given back, and sign it. */
export async function redraft(stage: Stage, month: Month): Promise<void> {
  for (const { actId, providerNumber } of await actsIn(await oneOf(stage, 'departmentHead'), month, 'returned'))
    await stage.doing('redraft', async () => {
      const [head] = await findPeople(stage.newcomer(), { provider: providerNumber, role: 'head' });
      if (head === undefined) return 0;
      const visitor = await stage.company.be(head.personId, head.appointmentId);
      await visitor.api.settlement.redraft({ actId });
      return 1;
    });
  await signAsProviders(stage, month);
}

export async function signAsDepartment(stage: Stage, month: Month): Promise<void> {
  const head = await oneOf(stage, 'departmentHead');
  await inCrowd(await actsIn(head, month, 'checked'), stage.width, ({ actId }) =>
    stage.doing('signAsDepartment', async () => {
      const { bytes } = await head.api.settlement.document({ actId });
      await head.api.settlement.signAsDepartment({ actId, cms: await head.sign(bytes) });
      return 1;
    }),
  );
}
