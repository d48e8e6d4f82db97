/** What a session must have proven, and who is named when the support acts for somebody. */
import { route } from '@balapan/api/contract.ts';
import type { Proof, SessionProof } from '@balapan/api/proof.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tinyWorld, type World } from '../testing/world.ts';
import type { Actor } from './actor.ts';
import { mustBeAllowed, writeOperation } from './operation.ts';

const db = await testDatabase();
let world: World;
const wall = 1_757_561_400_000;

beforeAll(async () => {
  world = await tinyWorld(db);
});

const routeOf = (proof?: Proof) =>
  route({
    name: 'test.sign',
    method: 'POST',
    path: '/api/v1/test',
    summary: 'Signs',
    access: { roles: ['guardian'], of: 'region', ...(proof === undefined ? {} : { proof }) },
    answer: z.object({}),
  });

describe('a route', () => {
  const hour = 3_600_000;
  const asked = (proof: Proof | undefined, held: SessionProof | undefined): string => {
    const actor: Actor = { ...world.parent(), kind: 'child', ...(held === undefined ? {} : { proof: held }) };
    try {
      mustBeAllowed({ ...world.house, wall: () => wall }, actor, routeOf(proof));
      return 'allowed';
    } catch (error) {
      return (error as { fact: { code: string } }).fact.code;
    }
  };
  it.each([
    ['that asks nothing', undefined, { method: 'smsCode', provenAt: wall }, 'allowed'],
    ['for signatures', 'strong', { method: 'smsCode', provenAt: wall }, 'access.strongerNeeded'],
    ['for signatures', 'strong', { method: 'onBehalf', provenAt: wall }, 'access.strongerNeeded'],
    ['for signatures', 'strong', { method: 'certificate', provenAt: wall - 8 * hour }, 'allowed'],
    ['for money', 'fresh', { method: 'certificate', provenAt: wall - hour }, 'access.stepUpNeeded'],
    ['for money', 'fresh', { method: 'password', provenAt: wall }, 'allowed'],
    ['for money', 'fresh', { method: 'demonstration', provenAt: wall - hour }, 'allowed'],
    ['for money', 'fresh', undefined, 'allowed'],
  ] as const)('%s (%s) answers %o with %s', (_, proof, held, told) => {
    expect(asked(proof, held)).toBe(told);
  });
});

describe('a member of the support', () => {
  it('is named in the audit as who acted, the parent as for whom', async () => {
    const child = await world.child();
    const operator = await world.person({ staff: true });
    const actor: Actor = { ...world.parent(child), operatorId: operator.id };
    const act = writeOperation(routeOf(), async () => ({
      answer: {},
      events: [{ chain: null, subjectId: child.id, payload: {} }],
    }));
    await act.perform(world.house, actor, {});
    const [event] = await world.query(
      `SELECT user_id, on_behalf_of FROM ~audit_event WHERE operation = 'test.sign' ORDER BY seq DESC LIMIT 1`,
    );
    expect(event).toEqual({ user_id: operator.id, on_behalf_of: child.guardian.id });
  });
});
