/** From a filled database to a server that answers: the house, its pages, what it sends out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { fieldCipher } from '@balapan/server/adapters/fieldCipher/fieldCipher.ts';
import { FieldKeysError, findFieldKeys } from '@balapan/server/adapters/fieldCipher/keys.ts';
import { fileSender } from '@balapan/server/adapters/message/fileSender.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import type { SignatureVerifier } from '@balapan/server/adapters/signature/signatureVerifier.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import { demonstrationSigner } from '@balapan/server/http/demonstrationSigner.ts';
import { openHouse } from '@balapan/server/kernel/house.ts';
import { type Relay, startRelay } from '@balapan/server/relay/relay.ts';
import { publicPages } from '@balapan/server/report/publicPage/index.ts';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
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
  const authority = found.demonstration ? await openAuthority() : null;
  const signatures = authority === null ? await trusted(settings, language) : rsaVerifier([authority.rootPem]);
  const fields = await cipher(settings, found.demonstration, language);
  const house = await openHouse(pool, found.region, {
    ...(fields === undefined ? {} : { fields }),
    ...(signatures === undefined ? {} : { signatures }),
    ...(authority === null ? {} : { seal: authority.seal }),
  });
  const signers =
    authority === null ? [] : [demonstrationSigner((person, bytes, at) => authority.sign(person, bytes, at))];
  const app = await makeApp(house, { pages: publicPages, more: signers, site: settings.site });
  const outside = {
    messages: fileSender(join(settings.dataDir, 'messages')),
    bankFolder: join(settings.dataDir, 'bank'),
  };
  let relay: Relay | undefined;
  return {
    app,
    startRelay: async () => {
      relay = await startRelay(house, { outside });
    },
    stopRelay: async () => relay?.stop(),
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

async function trusted({ trustAnchors }: Settings, language: CommandLanguage): Promise<SignatureVerifier | undefined> {
  if (trustAnchors === undefined) return undefined;
  try {
    return rsaVerifier([await readFile(trustAnchors, 'utf8')]);
  } catch (error) {
    throw new Sentence(startTexts[language].badAnchors(trustAnchors), error);
  }
}
