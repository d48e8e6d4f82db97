/** The gateway of electronic acts: in a demonstration a simulator beside the server, elsewhere ИС ЭСФ with the accounts of a file. */
import { readFile } from 'node:fs/promises';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { openEsf } from '@balapan/city/simulators/esf/esf.ts';
import type { EactGateway } from '@balapan/server/adapters/eact/eactGateway.ts';
import { type EsfAccount, esfGateway } from '@balapan/server/adapters/eact/esfGateway.ts';
import { Sentence } from './sentence.ts';
import type { Settings } from './settings.ts';
import { startTexts } from './texts.ts';

export interface Eacts {
  readonly gateway?: EactGateway;
  close(): Promise<void>;
}

/** Whoever plays comes in with the same account. */
const played: EsfAccount = { username: 'demonstration', password: '-', certificate: 'QUJD' };

/** @throws Sentence for a file of accounts that cannot be read */
export async function openEacts(settings: Settings, demonstration: boolean, language: CommandLanguage): Promise<Eacts> {
  if (demonstration) {
    const esf = await openEsf({ users: new Map(), open: true, plays: true });
    const everybody = { has: () => true, get: () => played };
    return { gateway: esfGateway({ address: esf.address, accounts: everybody }), close: () => esf.close() };
  }
  const { esf } = settings;
  if (esf === undefined) return { close: async () => undefined };
  const accounts = await accountsOf(esf.accountsFile, startTexts[language].badEsfAccounts);
  return { gateway: esfGateway({ address: esf.address, accounts }), close: async () => undefined };
}

/** `{"240840000126": {"username": "…", "password": "…", "certificate": "…"}}` by BIN or IIN. */
async function accountsOf(file: string, bad: (file: string) => string): Promise<ReadonlyMap<string, EsfAccount>> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    const entries = Object.entries(read as object);
    if (!entries.every(([tin, account]) => /^\d{12}$/u.test(tin) && isAccount(account))) throw new Error('shape');
    return new Map(entries as [string, EsfAccount][]);
  } catch (error) {
    throw new Sentence(bad(file), error);
  }
}

const isAccount = (value: unknown): value is EsfAccount =>
  typeof value === 'object' &&
  value !== null &&
  (['username', 'password', 'certificate'] as const).every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );
