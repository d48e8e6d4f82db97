/** A released register is handed over: written down before its file leaves, and from then on not cancelled here. */
import { writing } from '@balapan/database/scope.ts';
import { job } from '../kernel/actor.ts';
import { appendEvents } from '../kernel/audit.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { readRegister, setHandedOver } from '../treasury/registerQueries.ts';
import { lockUndone } from './queries.ts';

/** For an item of the outbox that is a bank's file of a released register; anything else stays as it is. */
export async function handOverRegister(house: House, outboxId: string): Promise<void> {
  await writing(house.pool, scopeOf(house, job), async (sql) => {
    const item = await lockUndone(sql, outboxId);
    if (item?.kind !== 'bankFile') return;
    const register = await readRegister(sql, item.payload.registerId ?? '', 'lock');
    if (register?.state !== 'released') return;
    const now = house.now();
    await setHandedOver(sql, register.id, now);
    const { id, number } = register;
    const payload = { register: { id, number, before: 'released', after: 'handedOver' } };
    const event = { chain: null, subjectId: id, payload };
    await appendEvents(sql, [event], { actor: job, operation: 'treasury.handOver', now });
  });
}
