/// <reference path="./ncalayer-js-client.d.ts" />
/** NCALayer: the program on a person's own computer that holds their keys and asks them before it signs (kazakhstan.md 2.4). */
import { Refusal } from '@balapan/api/client.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';

export interface Wanted {
  /** Base64 of what is signed. */
  readonly bytes: string;
  /** To sign in any key will do; a document needs one that binds, with a time stamp. */
  readonly purpose: 'signIn' | 'document';
  readonly language: TextLanguage;
  /** The demonstration's keys do not lead to the national root. */
  readonly demonstration: boolean;
  /** Gives up waiting. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the page gives up by itself; default three minutes: a key is looked for, a password typed. */
  readonly patience?: number;
  /** Default: where the program listens on every computer. */
  readonly address?: string;
}

const patience = 180_000;
const forDocuments = ['1.3.6.1.5.5.7.3.4'];
const nowhere = (code: string): Refusal => new Refusal(0, { code });

/** A detached CMS in base64. @throws Refusal signature.noLayer, signature.cancelled, signature.layerSlow, signature.layerFailed */
export async function signByNcalayer(wanted: Wanted): Promise<string> {
  const { NCALayerClient } = await import('ncalayer-js-client');
  const client = new NCALayerClient(wanted.address, false);
  const slow = AbortSignal.timeout(wanted.patience ?? patience);
  const over = AbortSignal.any([slow, ...(wanted.signal === undefined ? [] : [wanted.signal])]);
  const leave = (): void => client.wsConnection?.close();
  over.addEventListener('abort', leave);
  const endedBy = (): string | null => {
    if (wanted.signal?.aborted === true) return 'signature.cancelled';
    return slow.aborted ? 'signature.layerSlow' : null;
  };
  // Given up while the client was being fetched.
  const ended = endedBy();
  if (ended !== null) throw nowhere(ended);
  await client.connect().catch(() => {
    throw nowhere(endedBy() ?? 'signature.noLayer');
  });
  const isDocument = wanted.purpose === 'document';
  try {
    const text = await client.basicsSignCMS(
      null,
      wanted.bytes,
      isDocument ? NCALayerClient.basicsCMSParamsDetached : NCALayerClient.basicsCMSParamsDetachedNoTSP,
      { extKeyUsageOids: isDocument ? forDocuments : [], ...(wanted.demonstration ? { chain: [] } : {}) },
      wanted.language === 'kk' ? 'kk' : 'ru',
    );
    return text.replaceAll(/-----[A-Z ]+-----|\s/gu, '');
  } catch (error) {
    const isCancelled = (error as { canceledByUser?: boolean }).canceledByUser === true;
    throw nowhere(endedBy() ?? (isCancelled ? 'signature.cancelled' : 'signature.layerFailed'));
  } finally {
    over.removeEventListener('abort', leave);
    leave();
  }
}
