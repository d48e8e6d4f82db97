/**
 * Signing a document by a QR code, from the browser's side. Who may is asked of the operation that takes the signature, before a
 * code is shown, when the app answers, and when the signature is given to it: the code is only another way to the person's key.
 */
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { signings } from '../signing/signings.ts';
import { giveQr, ofSecrets, type QrBrowser, type QrCode, type QrSecret, stateOf } from './qrBrowser.ts';
import { qrOfBrowser, takeQr } from './qrQueries.ts';

/** @throws DomainError as the operation that takes the signature, signature.notAppointed, request.unavailable */
export async function makeQrForDocument(
  house: House,
  actor: Actor,
  { operation, documentId }: InputOf<typeof routes.qrDocument>,
  browser: QrBrowser,
  secret: QrSecret,
): Promise<QrCode> {
  const { document, personId, ought } = await signings[operation](house, actor, documentId);
  // Nobody is to scan and type a password in vain.
  if (!ought.isAppointed) throw refuse('signature.notAppointed');
  const { kind, id, step, number: name, bytes } = document;
  const what = { purpose: 'document', bytes, name, personId, document: { kind, id, step } } as const;
  return giveQr(house, actor, routes.qrDocument.name, browser, secret, () => what);
}

type Over = 'access.qrUsed' | 'access.qrExpired';

/**
 * The signature that came, once.
 * @throws DomainError access.qrUsed, access.qrExpired (also unsigned, another browser's or another person's)
 */
export async function takeQrSignature(
  house: House,
  actor: Actor,
  qrId: string,
  browserHash: Buffer,
): Promise<AnswerOf<typeof routes.takeQrSignature>> {
  const told = await changing<{ readonly cms: string } | { readonly code: Over }>(
    house,
    actor,
    routes.takeQrSignature.name,
    async ({ sql }) => {
      const qr = await qrOfBrowser(sql, qrId, browserHash);
      const failed = (code: Over) => ({
        answer: { code },
        events: [{ chain: null, subjectId: qrId, payload: { refusal: code } }] as const,
      });
      const isTheirs = qr !== null && qr.cms !== null && qr.personId === actor.personId;
      if (!isTheirs || stateOf(qr, house.wall()).state !== 'signed')
        return failed(qr?.takenAt == null ? 'access.qrExpired' : 'access.qrUsed');
      if (!(await takeQr(sql, qrId, house.wall()))) return failed('access.qrUsed');
      const answer = { cms: qr.cms.toString('base64') };
      return { answer, events: [{ chain: null, subjectId: qrId, payload: {} }] };
    },
    ofSecrets,
  );
  if ('code' in told) throw refuse(told.code);
  return told;
}
