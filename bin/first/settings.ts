/** What the environment asks of a start. */
import { resolve } from 'node:path';
import type { CommandLanguage } from '@balapan/api/command.ts';
import type { CitySize } from '@balapan/city/files/index.ts';
import { defaultFolder } from '@balapan/database/embedded/folder.ts';
import type { SmscSettings } from '@balapan/server/adapters/message/smscSender.ts';
import { readSite, type Site, SiteError } from '@balapan/server/http/site.ts';
import { Sentence } from './sentence.ts';
import { startTexts } from './texts.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly port: number;
  /** Address to listen on; default this machine only. */
  readonly host: string;
  /** Under which address people come. */
  readonly site: Site;
  readonly size: CitySize;
  /** Whether somebody asked for a size. */
  readonly isSizeAsked: boolean;
  readonly seed: number;
  readonly dataDir: string;
  /** A database of one's own in place of the embedded one. */
  readonly isOwnDatabase: boolean;
  /** Fill an empty database with a demonstration. */
  readonly demonstration: boolean;
  /** Keys of health files; a demonstration makes its own. */
  readonly fieldKeys: string | undefined;
  /** The gateway for short messages, outside a demonstration. */
  readonly smsc: SmscSettings | undefined;
  /** The virus scanner for uploads. */
  readonly clamd: { readonly host: string; readonly port: number } | undefined;
  /** ИС ЭСФ, outside a demonstration: its address, and the file of the kindergartens' accounts there. */
  readonly esf: { readonly address: string; readonly accountsFile: string } | undefined;
}

const fewestChildren = 600;
const mostChildren = 800_000;

/** @throws Sentence for what cannot be understood */
export function readSettings(env: Env, language: CommandLanguage): Settings {
  const texts = startTexts[language];
  const port = number(env.PORT, 8080, 0, 65_535, texts.badPort);
  const isOwnDatabase = (env.DATABASE_URL ?? '') !== '';
  const demonstration = !isOwnDatabase || env.DEMONSTRATION === '1';
  return {
    port,
    host: env.HOST || '127.0.0.1',
    site: siteOf(env, demonstration, language),
    size: sizeOf(env.CITY, texts.badCity),
    isSizeAsked: (env.CITY ?? '') !== '',
    seed: number(env.SEED, 1, -(2 ** 31), 2 ** 31, texts.badSeed),
    dataDir: resolve(defaultFolder()),
    isOwnDatabase,
    demonstration,
    fieldKeys: env.FIELD_KEYS || undefined,
    smsc: smscOf(env),
    clamd: clamdOf(env.CLAMD, texts.badClamd),
    esf: esfOf(env),
  };
}

function smscOf({ SMSC_API_KEY: apiKey = '', SMS_SENDER: sender = '' }: Env): SmscSettings | undefined {
  return apiKey === '' ? undefined : { apiKey, ...(sender === '' ? {} : { sender }) };
}

const productionEsf = 'https://esf.gov.kz:8443/esf-web';

function esfOf({ ESF_ACCOUNTS: accountsFile = '', ESF_URL: address = productionEsf }: Env): Settings['esf'] {
  return accountsFile === '' ? undefined : { address: address.replace(/\/+$/u, ''), accountsFile };
}

/** Plain HTTP for other machines is for invented people only. */
function siteOf(env: Env, demonstration: boolean, language: CommandLanguage): Site {
  try {
    return readSite(env.PUBLIC_URL ?? '', env.TRUST_PROXY ?? '', demonstration);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    const { setting, value } = error;
    const texts = startTexts[language];
    const bad = { PUBLIC_URL: texts.badPublicUrl, TRUST_PROXY: texts.badProxy, plainHttp: texts.plainHttp };
    throw new Sentence(bad[setting](value), error);
  }
}

function clamdOf(text: string | undefined, bad: (text: string) => string): Settings['clamd'] {
  if (text === undefined || text === '') return undefined;
  const [, host = '', port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === '' || Number(port) > 65_535) throw new Sentence(bad(text));
  return { host, port: Number(port) };
}

function sizeOf(text: string | undefined, bad: (text: string) => string): CitySize {
  if (text === undefined || text === '') return 'almaty';
  if (text === 'almaty' || text === 'small') return text;
  return number(text, 0, fewestChildren, mostChildren, bad);
}

function number(
  text: string | undefined,
  otherwise: number,
  low: number,
  high: number,
  bad: (text: string) => string,
): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < low || value > high) throw new Sentence(bad(text));
  return value;
}
