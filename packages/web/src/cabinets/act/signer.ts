/**
 * The way to a person's key: NCALayer on their own computer. In a demonstration the made-up people's keys lie beside the city, and
 * a signer there signs for the one who is signed in; the server checks the signature like any other.
 */
import { ownHeader, Refusal } from '@balapan/api/client.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signByNcalayer } from '../../adapters/ncalayer.ts';
import { api } from '../../shell/api.ts';

const address = '/demonstration/signer';

/** A detached CMS in base64 over the stored bytes of an act. @throws Refusal when the signer is not there or says no */
export async function signAct(actId: string, language: TextLanguage, demonstration: boolean): Promise<string> {
  const { bytes } = await api.settlement.document({ actId });
  return signBytes(bytes, language, demonstration);
}

/** The same over the sheet of a payment register. */
export async function signRegister(
  registerId: string,
  language: TextLanguage,
  demonstration: boolean,
): Promise<string> {
  const { bytes } = await api.treasury.document({ registerId });
  return signBytes(bytes, language, demonstration);
}

export async function signBytes(bytes: string, language: TextLanguage, demonstration: boolean): Promise<string> {
  if (!demonstration) return signByNcalayer({ bytes, purpose: 'document', language, demonstration });
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', [ownHeader]: '1' },
    body: JSON.stringify({ bytes }),
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok && isSigned(body)) return body.cms;
  throw new Refusal(answer.status, isFact(body) ? body : { code: 'request.unavailable' });
}

const isSigned = (body: unknown): body is { cms: string } =>
  typeof body === 'object' && body !== null && 'cms' in body && typeof body.cms === 'string';
const isFact = (body: unknown): body is { code: string } =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
