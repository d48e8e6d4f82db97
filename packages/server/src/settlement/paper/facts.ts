/** What the paper form of an act is made of: its signed bytes, and of the dictionary names and requisites that are not in them. */
import { asDay, asMonth, type Day, type Month } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import { z } from 'zod';
import type { Runs } from '../../kernel/audit.ts';
import { whoActed } from '../../people/acting.ts';
import { deedOf, rolesOfStep } from '../actDeeds.ts';

const money = z
  .string()
  .regex(/^-?\d+$/u)
  .transform((text) => tiyn(BigInt(text)));
const sources = z.object({ local: money, republican: money });
const headShape = z.object({
  form: z.enum(['balapan.act/1', 'balapan.act/2']),
  number: z.string(),
  version: z.number(),
  month: z.string().transform((text): Month => asMonth(text)),
  providerBin: z.string(),
  contractNumber: z.string(),
  contractDay: z.string().transform((text): Day => asDay(text)),
  programme: z.string(),
  registerSha256: z.string(),
  totals: sources.extend({ children: z.number(), payableDays: z.number(), total: money }),
  /** Form 1 had none: all of it was to be paid. */
  carriedIn: sources.default({ local: tiyn(0), republican: tiyn(0) }),
  payable: sources.extend({ total: money }).optional(),
  carriedOut: sources.default({ local: tiyn(0), republican: tiyn(0) }),
});
const lineShape = sources.extend({
  no: z.number(),
  childId: z.string(),
  voucherNumber: z.string(),
  serviceMonth: z.string().transform((text): Month => asMonth(text)),
  normTiyn: money,
  payableDays: z.number(),
  total: money,
});
export type PaperLine = z.output<typeof lineShape>;
export type PaperHead = z.output<typeof headShape> & { readonly toPay: { total: Tiyn; local: Tiyn; republican: Tiyn } };

/** Reads signed bytes of form 1 or 2. @throws Error for bytes that are no act's: what is stored is one */
export function readActBytes(bytes: Buffer): { readonly head: PaperHead; readonly lines: PaperLine[] } {
  const [first = '', ...rest] = bytes.toString('utf8').trimEnd().split('\n');
  const head = headShape.parse(JSON.parse(first));
  const { total, local, republican } = head.totals;
  return {
    head: { ...head, toPay: head.payable ?? { total, local, republican } },
    lines: rest.map((line) => lineShape.parse(JSON.parse(line))),
  };
}

export interface Requisites {
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly made_at: number;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly address_kk: string;
  readonly address_ru: string;
  readonly phone: string | null;
  /** The kindergarten's account on the day the act was made; `null`: none was known. */
  readonly iban: string | null;
  readonly bik: string | null;
  readonly department_bin: string;
  readonly department_kk: string;
  readonly department_ru: string;
}

/** `null` for a document of the old system, which has no bytes here. */
export async function requisitesOf(sql: Runs, actId: string): Promise<Requisites | null> {
  const [row] = await sql.query<Requisites>(
    `SELECT d.bytes, d.sha256, a.made_at, p.name_kk, p.name_ru, p.address_kk, p.address_ru, p.phone, c.iban, c.bik, o.bin AS department_bin,
            o.name_kk AS department_kk, o.name_ru AS department_ru
       FROM act a JOIN act_document d ON d.act_id = a.id JOIN provider p ON p.id = a.provider_id
       LEFT JOIN provider_account c ON c.provider_id = p.id AND c.period @> (a.made_at AT TIME ZONE 'Asia/Almaty')::date
       JOIN organisation o ON o.code = 'department' WHERE a.id = $1`,
    [actId],
  );
  return row ?? null;
}

export interface Signer {
  readonly step: string;
  readonly person: string;
  /** In somebody's place: «и. о.». */
  readonly acting: boolean;
  /** Epoch milliseconds. */
  readonly signed_at: number;
}

/** Who signed which step, and when. */
export async function signersOf(sql: Runs, actId: string): Promise<Signer[]> {
  const rows = await sql.query<Omit<Signer, 'acting'> & { person_id: string } & Parameters<typeof deedOf>[0]>(
    `SELECT s.step, coalesce(h.surname || ' ' || h.given_name, '') AS person, s.person_id, s.signed_at, a.provider_id, a.district, a.payer
       FROM signature s JOIN act a ON a.id = s.document_id LEFT JOIN staff_name h ON h.id = s.person_id
      WHERE s.document_kind = 'act' AND s.document_id = $1 ORDER BY s.signed_at`,
    [actId],
  );
  const acted = await whoActed(
    sql,
    rows.map((row) => deedOf(row, row.person_id, row.signed_at, rolesOfStep[row.step])),
  );
  return rows.map(({ step, person, signed_at }, n) => ({ step, person, acting: acted[n] === true, signed_at }));
}
