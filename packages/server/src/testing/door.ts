/** The door of the house for tests: an app whose staff come in with passwords, codes and passkeys; the work it does is counted. */
import type { FastifyInstance } from 'fastify';
import { generate } from 'otplib';
import { fieldCipher } from '../adapters/fieldCipher/fieldCipher.ts';
import { newFieldKey, parseFieldKeys } from '../adapters/fieldCipher/keys.ts';
import { argon2Hasher } from '../adapters/proof/argon2Hasher.ts';
import { otplibCodes } from '../adapters/proof/otplibCodes.ts';
import type { ProofTools } from '../adapters/proof/proofTools.ts';
import { makeApp } from '../http/app.ts';
import type { House } from '../kernel/house.ts';
import { type Device, makeDevice } from './authenticator.ts';
import type { World } from './world.ts';

export const goodPassword = 'қоңыр аю балды жейді 7';

export interface Door {
  readonly house: House;
  readonly app: FastifyInstance;
  /** Comparisons of hashes and looked-at codes since the start. */
  readonly work: { hashes: number; codes: number };
  post(path: string, payload?: object, cookie?: string): Promise<Reply>;
  get(path: string, cookie: string): Promise<Reply>;
  /** A session as from the demonstration's list. */
  demoSession(of: { personId: string | null; appointmentId?: string }): Promise<string>;
  /** Gives a member of the staff a password and an application with codes. */
  enrol(of: { personId: string; appointmentId: string }): Promise<Enrolled>;
  /** Adds a passkey to the session's person. */
  addDevice(cookie: string): Promise<Device>;
  codeOf(secret: string, stepsAway?: number): Promise<string>;
  /** The next half minute, in which a code is new again. */
  tick(seconds?: number): void;
  signIn(of: Enrolled, over?: object): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test names what it looks for
  readonly body: any;
  /** The session's cookie, where one was set. */
  readonly cookie: string;
  /** Every cookie that was set, as it goes back. */
  readonly cookies: string;
}

export interface Enrolled {
  readonly personId: string;
  readonly appointmentId: string;
  readonly iin: string;
  readonly secret: string;
  readonly factorId: string;
  readonly cookie: string;
}

const base = '/api/v1/access';

/** @param house over the world's, for what a test wants otherwise */
export async function openDoor(world: World, over: Partial<House> = {}): Promise<Door> {
  const work = { hashes: 0, codes: 0 };
  const clock = { wall: 1_757_561_400_000 };
  const [hasher, codes] = [argon2Hasher({ memoryCost: 1024, timeCost: 1, parallelism: 1 }), otplibCodes()];
  const proofs: ProofTools = {
    passwords: {
      ...hasher,
      verify: (hash, password) => {
        work.hashes += 1;
        return hasher.verify(hash, password);
      },
    },
    codes: {
      ...codes,
      stepOf: (secret, code, at) => {
        work.codes += 1;
        return codes.stepOf(secret, code, at);
      },
    },
  };
  const fields = fieldCipher(parseFieldKeys(newFieldKey('test')));
  const house: House = { ...world.house, wall: () => clock.wall, proofs, fields, ...over };
  const app = await makeApp(house);
  const ask = async (order: object): Promise<Reply> => {
    const reply = await app.inject(order);
    const pairs = reply.cookies.map(({ name, value }) => `${name}=${value}`);
    return {
      status: reply.statusCode,
      body: reply.json(),
      cookie: pairs.find((pair) => pair.startsWith('balapan_session=')) ?? '',
      cookies: pairs.join('; '),
    };
  };
  const headers = (cookie?: string): object => ({ 'x-balapan': '1', ...(cookie === undefined ? {} : { cookie }) });
  const door: Door = {
    house,
    app,
    work,
    post: (path, payload = {}, cookie = '') =>
      ask({ method: 'POST', url: `${base}/${path}`, headers: headers(cookie), payload }),
    get: (path, cookie) => ask({ url: `${base}/${path}`, headers: headers(cookie) }),
    demoSession: async ({
      personId,
      appointmentId = null,
    }: {
      personId: string | null;
      appointmentId?: string | null;
    }) => (await door.post('sign-in', { personId, appointmentId })).cookie,
    enrol: async (of) => {
      const cookie = await door.demoSession(of);
      await door.post('sign-in-ways/password', { password: goodPassword }, cookie);
      const { body } = await door.post('sign-in-ways/totp', { name: 'Телефон' }, cookie);
      const { factorId, secret } = body as { factorId: string; secret: string };
      await door.post(`sign-in-ways/totp/${factorId}/prove`, { code: await door.codeOf(secret) }, cookie);
      door.tick();
      const [row] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [of.personId]);
      return { personId: of.personId, appointmentId: of.appointmentId, iin: row?.iin ?? '', secret, factorId, cookie };
    },
    addDevice: async (cookie) => {
      const device = makeDevice();
      const { body } = await door.post('sign-in-ways/passkey/challenge', {}, cookie);
      const { challengeId, options } = body as { challengeId: string; options: object };
      const added = await door.post(
        'sign-in-ways/passkey',
        { challengeId, name: 'Ноутбук', response: device.make(options) },
        cookie,
      );
      if (added.status !== 200) throw new Error(JSON.stringify(added.body));
      return device;
    },
    codeOf: (secret, stepsAway = 0) => generate({ secret, epoch: Math.floor(clock.wall / 1000) + stepsAway * 30 }),
    tick: (seconds = 60) => {
      clock.wall += seconds * 1000;
    },
    signIn: async ({ iin, secret }, payload = {}) =>
      door.post('sign-in/password', { iin, password: goodPassword, code: await door.codeOf(secret), ...payload }),
  };
  return door;
}
