/**
 * One step of an electronic act on its way: sent where it waits, asked for where it is there. May run twice: before it is sent, it is
 * looked for under its number, so that a lost answer brings no second document.
 */
import { isFollowed, pauseBefore, stateAfter } from '@balapan/domain/eact.ts';
import { type EactGateway, EactRefused } from '../../adapters/eact/eactGateway.ts';
import { readCms } from '../../adapters/signature/cms.ts';
import { job } from '../../kernel/actor.ts';
import { appendEvents } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import type { WriteHandle } from '../../kernel/operation.ts';
import { putIntoOutbox } from '../../kernel/outbox.ts';
import { type EactRow, lockEact, setEact } from './eactQueries.ts';

type After = Pick<EactRow, 'state' | 'awp_id' | 'registration' | 'cause' | 'asked'>;

/** @throws Error where the way is closed: the relay tries again, later each time */
export async function deliverEact(sql: WriteHandle, house: House, eactId: string): Promise<void> {
  const eact = await lockEact(sql, eactId);
  if (eact === null) throw new Error(`no electronic act ${eactId}`);
  const { eacts } = house;
  if (eacts === undefined) throw new Error('no gateway of electronic acts');
  const after =
    eact.state === 'waiting' ? await sent(eacts, eact) : isFollowed(eact.state) ? await asked(eacts, eact) : null;
  if (after === null) return;
  await setEact(sql, eact, after, house.now());
  if (eact.state !== after.state) {
    const payload = {
      eact: { id: eactId, number: eact.number, before: eact.state, after: after.state, cause: after.cause },
    };
    const event = { chain: eact.provider_id, subjectId: eact.act_id, payload };
    await appendEvents(sql, [event], { actor: job, operation: 'settlement.eactMoved', now: house.now() });
  }
  const pause = isFollowed(after.state) ? pauseBefore(after.asked) : null;
  if (pause === null) return;
  const next = {
    kind: 'eact',
    key: `${eactId}/${after.asked + 1}`,
    payload: { eactId },
    notBefore: house.wall() + pause,
  } as const;
  await putIntoOutbox(sql, [next], house.now(), house.newId);
}

async function sent(eacts: EactGateway, eact: EactRow): Promise<After> {
  const { tin, number, signer, asked: questions, registration } = eact;
  const there = await eacts.find(tin, number, eact.made_at);
  try {
    const awpId =
      there ??
      (await eacts.upload({ tin, number, signer, body: eact.bytes.toString('utf8'), ...signatureIn(eact.cms) }));
    return { state: 'sent', awp_id: awpId, registration, cause: null, asked: questions };
  } catch (error) {
    if (!(error instanceof EactRefused)) throw error;
    return { state: 'failed', awp_id: null, registration, cause: error.message.slice(0, 1000), asked: questions };
  }
}

async function asked(eacts: EactGateway, eact: EactRow): Promise<After> {
  const { status, registration, cause } = await eacts.status(eact.tin, eact.awp_id ?? '');
  return {
    state: stateAfter(eact.state, status),
    awp_id: eact.awp_id,
    registration: registration ?? eact.registration,
    cause: cause?.slice(0, 1000) ?? null,
    asked: eact.asked + 1,
  };
}

/** What ИС ЭСФ wants of a container: the signature's value and the signer's certificate. */
function signatureIn(container: Buffer): { readonly signature: string; readonly certificate: string } {
  const cms = readCms(container);
  if (cms === null) throw new Error('the stored signature is none');
  return {
    signature: Buffer.from(cms.value).toString('base64'),
    certificate: Buffer.from(cms.certificate.toSchema(true).toBER(false)).toString('base64'),
  };
}
