/** From a filled database to a server that answers: the house, its pages, what it sends out. */
import { join } from 'node:path';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { fieldCipher } from '@balapan/server/adapters/fieldCipher/fieldCipher.ts';
import { FieldKeysError, findFieldKeys } from '@balapan/server/adapters/fieldCipher/keys.ts';
import { fileSender, readSent } from '@balapan/server/adapters/message/fileSender.ts';
import { smscSender } from '@balapan/server/adapters/message/smscSender.ts';
import { argon2Hasher } from '@balapan/server/adapters/proof/argon2Hasher.ts';
import { otplibCodes } from '@balapan/server/adapters/proof/otplibCodes.ts';
import { clamd } from '@balapan/server/adapters/scanner/clamd.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import { demonstrationMessages } from '@balapan/server/http/demonstrationMessages.ts';
import { demonstrationSigner } from '@balapan/server/http/demonstrationSigner.ts';
import { openHouse } from '@balapan/server/kernel/house.ts';
import { type Relay, startRelay } from '@balapan/server/relay/relay.ts';
import { publicPages } from '@balapan/server/report/publicPage/index.ts';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { demonstrationTrust, trustOf } from '../trust.ts';
import { openEacts } from './esf.ts';
import { beginning } from './launch.ts';
import { Sentence } from './sentence.ts';
import type { Settings } from './settings.ts';
import { startTexts } from './texts.ts';

export interface OpenOrder {
  readonly pool: pg.Pool;
  /** In a demonstration the test authority's root is trusted, and its keys sign for whoever is signed in. */
  readonly found: { readonly region: string; readonly demonstration: boolean };
  readonly settings: Settings;
  readonly language: CommandLanguage;
}

export interface Open {
  readonly app: FastifyInstance;
  /** Begins to send out what waits in the outbox. */
  startRelay(): Promise<void>;
  stopRelay(): Promise<void>;
}

/** Makes the app ready. Its relay brings messages and bank files into folders beside the data. */
export async function openCity({ pool, found, settings, language }: OpenOrder): Promise<Open> {
  // The authority of a demonstration lives at the demonstration's time, which the house knows.
  const clock = { now: (): number => beginning };
  const demonstration = found.demonstration ? await demonstrationTrust(() => clock.now()) : null;
  const authority = demonstration?.authority ?? null;
  const signatures = demonstration?.signatures ?? (await trustOf(process.env, language));
  const fields = await cipher(settings, found.demonstration, language);
  // The invented phones of a demonstration may be somebody's.
  const gateway = settings.smsc === undefined || found.demonstration ? null : smscSender(settings.smsc);
  const eacts = await openEacts(settings, found.demonstration, language);
  const house = await openHouse(pool, found.region, {
    ...(eacts.gateway === undefined ? {} : { eacts: eacts.gateway }),
    ...(settings.clamd === undefined ? {} : { scanner: clamd(settings.clamd) }),
    ...(fields === undefined ? {} : { fields }),
    ...(signatures === undefined ? {} : { signatures }),
    proofs: { passwords: argon2Hasher(), codes: otplibCodes() },
    ...(authority === null ? {} : { seal: authority.seal }),
    sendsCodes: gateway !== null,
    origin: settings.site.origin ?? `http://localhost:${settings.port}`,
  });
  clock.now = house.now;
  const messageFolder = join(settings.dataDir, 'messages');
  const played =
    authority === null
      ? []
      : [
          demonstrationSigner((person, bytes, at) => authority.sign(person, bytes, at)),
          demonstrationMessages((key) => readSent(messageFolder, key)),
        ];
  const app = await makeApp(house, { pages: publicPages, more: played, site: settings.site });
  const outside = {
    messages: gateway ?? fileSender(messageFolder),
    bankFolder: join(settings.dataDir, 'bank'),
  };
  let relay: Relay | undefined;
  return {
    app,
    startRelay: async () => {
      relay = await startRelay(house, { outside });
    },
    stopRelay: async () => {
      await relay?.stop();
      await demonstration?.close();
      await eacts.close();
    },
  };
}

async function cipher({ fieldKeys, dataDir }: Settings, demonstration: boolean, language: CommandLanguage) {
  try {
    const keys = await findFieldKeys({ fieldKeys, dataDir, demonstration });
    return keys === null ? undefined : fieldCipher(keys);
  } catch (error) {
    if (error instanceof FieldKeysError) throw new Sentence(startTexts[language].badFieldKeys, error);
    throw error;
  }
}
