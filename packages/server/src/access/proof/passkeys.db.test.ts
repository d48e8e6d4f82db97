import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Device, makeDevice } from '../../testing/authenticator.ts';
import { type Door, type Enrolled, openDoor, type Reply } from '../../testing/door.ts';
import { tinyWorld, type World } from '../../testing/world.ts';

const db = await testDatabase();
let world: World;
let door: Door;
let clerk: Enrolled;
let device: Device;

beforeAll(async () => {
  world = await tinyWorld(db);
  door = await openDoor(world);
  clerk = await door.enrol(await world.staff('payerChecker'));
  device = await door.addDevice(clerk.cookie);
});
afterAll(() => door.app.close());

interface Asked {
  readonly challengeId: string;
  readonly options: object;
  readonly cookies: string;
}
const ask = async (): Promise<Asked> => {
  const { body, cookies } = await door.post('sign-in/passkey/challenge');
  return { ...(body as { challengeId: string; options: object }), cookies };
};
const come = (asked: Asked, response: object, cookies = asked.cookies): Promise<Reply> =>
  door.post('sign-in/passkey', { challengeId: asked.challengeId, response }, cookies);
const codeOf = ({ body }: Reply): unknown => (body as { code: unknown }).code;
const state = (): Promise<unknown[]> =>
  world.query(
    `SELECT (SELECT count(*) FROM ~session) AS sessions, counter, last_used_at FROM ~second_factor WHERE kind = 'passkey'`,
  );

describe('a passkey', () => {
  it('that has checked its owner opens the cabinet alone; its use is counted', async () => {
    door.tick();
    const asked = await ask();
    expect(asked.options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    const reply = await come(asked, device.answer(asked.options));
    expect([reply.status, reply.body.role]).toEqual([200, 'payerChecker']);
    expect((await door.get('sessions', reply.cookie)).body.sessions[0]).toMatchObject({ method: 'passkey' });
    const [factor] = (await door.get('sign-in-ways', reply.cookie)).body.factors.slice(-1);
    expect(factor).toMatchObject({
      kind: 'passkey',
      name: 'Ноутбук',
      lastUsedAt: expect.stringMatching(/^2025-09-11T/u),
    });
  });

  const tries: [string, string, () => Promise<Reply>][] = [
    [
      'of another site',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        device.origin = 'https://balapan.example.com';
        const answer = device.answer(asked.options);
        device.origin = 'http://localhost';
        return come(asked, answer);
      },
    ],
    [
      'of another host',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        return come(asked, device.answer({ ...asked.options, rpId: 'example.com' }));
      },
    ],
    [
      'that skipped its owner’s check',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        device.checksOwner = false;
        const answer = device.answer(asked.options);
        device.checksOwner = true;
        return come(asked, answer);
      },
    ],
    [
      'that nobody has registered',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        return come(asked, makeDevice().answer(asked.options));
      },
    ],
    [
      'with another’s number',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        return come(asked, { ...makeDevice().answer(asked.options), id: device.answer({ challenge: 'x' }).id });
      },
    ],
    [
      'that is not whole',
      'access.passkeyWrong',
      async () => {
        const asked = await ask();
        return come(asked, { ...device.answer(asked.options), response: {} });
      },
    ],
    [
      'whose counter went back: there is a copy',
      'access.passkeyCloned',
      async () => {
        const asked = await ask();
        const { counter } = device;
        device.counter = 0;
        const answer = device.answer(asked.options);
        device.counter = counter;
        return come(asked, answer);
      },
    ],
    [
      'for another question',
      'access.passkeyWrong',
      async () => {
        const [first, second] = [await ask(), await ask()];
        return come(second, device.answer(first.options));
      },
    ],
    [
      'in another browser',
      'access.challengeOver',
      async () => {
        const [mine, theirs] = [await ask(), await ask()];
        return come(mine, device.answer(mine.options), theirs.cookies);
      },
    ],
    [
      'after five minutes',
      'access.challengeOver',
      async () => {
        const asked = await ask();
        door.tick(301);
        return come(asked, device.answer(asked.options));
      },
    ],
  ];
  it.each(tries)('%s is refused with %s, and nothing is changed', async (_, code, go) => {
    const before = await state();
    const reply = await go();
    expect([reply.status, codeOf(reply), reply.cookie]).toEqual([403, code, '']);
    expect(await state()).toEqual(before);
  });

  it('that was sent once is not taken again', async () => {
    const asked = await ask();
    const answer = device.answer(asked.options);
    expect((await come(asked, answer)).status).toBe(200);
    expect(codeOf(await come(asked, answer))).toBe('access.challengeOver');
  });

  it('of a role that ended yesterday says so, and opens nothing', async () => {
    const gone = await door.enrol(await world.staff('payerOperator'));
    const theirs = await door.addDevice(gone.cookie);
    await world.query(`UPDATE ~appointment SET period = daterange('2020-01-01', '2025-09-11') WHERE person_id = $1`, [
      gone.personId,
    ]);
    const asked = await ask();
    expect(codeOf(await come(asked, theirs.answer(asked.options)))).toBe('access.noRoleToday');
    const session = await door.get('sessions', gone.cookie);
    expect([session.status, codeOf(session)]).toEqual([401, 'access.signInNeeded']);
  });

  it('of one is no passkey of another: the same device is not registered twice', async () => {
    const other = await door.enrol(await world.staff('payerOperator'));
    const { body } = await door.post('sign-in-ways/passkey/challenge', {}, other.cookie);
    const { challengeId, options } = body as { challengeId: string; options: object };
    const reply = await door.post(
      'sign-in-ways/passkey',
      { challengeId, name: 'Чужой', response: device.make(options) },
      other.cookie,
    );
    expect([reply.status, codeOf(reply)]).toEqual([409, 'request.stale']);
  });
});
