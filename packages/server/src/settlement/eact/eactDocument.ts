/** The electronic act that may be signed now: which act allows it, its number and its bytes. */

import { lastDay } from '@balapan/domain/day.ts';
import { eactLife } from '@balapan/domain/eact.ts';
import { eactXml } from '@balapan/domain/eactXml.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { actPaper as t } from '@balapan/domain/text/texts/actPaper.ts';
import type { Runs } from '../../kernel/audit.ts';
import { refuse } from '../../kernel/refuse.ts';
import { readActBytes, requisitesOf } from '../paper/facts.ts';
import { normLines } from '../paper/formModel.ts';
import type { LockedAct } from '../signQueries.ts';
import { type EactRow, eactsOf } from './eactQueries.ts';

/** Both sides have signed it, it stands, and there is something to take over. */
export const isReady = (act: Pick<LockedAct, 'department_signed_at' | 'state' | 'total_tiyn'>): boolean =>
  act.department_signed_at !== null && act.state !== 'replaced' && act.total_tiyn > 0n;

/** Nothing is on its way there, or stands. */
export const isFree = (before: readonly Pick<EactRow, 'state'>[]): boolean =>
  before.every(({ state }) => state !== 'confirmed' && eactLife.isFinal(state));

export interface EactDocument {
  readonly number: string;
  readonly bytes: Buffer;
}

/** @throws DomainError `state.refused` where there is nothing to sign, `request.notFound` for an act of the old system */
export async function eactToSign(sql: Runs, act: LockedAct): Promise<EactDocument> {
  const before = await eactsOf(sql, act.id);
  if (!isReady(act) || !isFree(before)) throw refuse('state.refused', { state: act.state, event: 'signEact' });
  const requisites = await requisitesOf(sql, act.id);
  if (requisites === null) throw refuse('request.notFound');
  const { head, lines } = readActBytes(requisites.bytes);
  const number = before.length === 0 ? head.number : `${head.number}-${before.length + 1}`;
  const [, education] = t.education;
  const [, correction] = t.correction;
  const text = eactXml({
    number,
    date: dayAt(requisites.made_at),
    performed: lastDay(head.month),
    contract: { number: head.contractNumber, day: head.contractDay },
    recipient: { tin: requisites.department_bin, name: requisites.department_ru, address: '' },
    sender: {
      tin: head.providerBin,
      name: requisites.name_ru,
      address: requisites.address_ru,
      iban: requisites.iban,
      bik: requisites.bik,
    },
    works: normLines(head, lines).map(({ normTiyn, days, total, isEarlier }) => ({
      name: isEarlier ? `${education} (${correction})` : education,
      days,
      norm: normTiyn,
      total,
    })),
    total: head.totals.total,
  });
  return { number, bytes: Buffer.from(text) };
}
