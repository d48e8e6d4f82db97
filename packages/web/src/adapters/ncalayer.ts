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
}

const forDocuments = ['1.3.6.1.5.5.7.3.4'];
const nowhere = (code: string): Refusal => new Refusal(0, { code });

/** A detached CMS in base64. @throws Refusal signature.noLayer, signature.cancelled, signature.layerFailed */
export async function signByNcalayer(wanted: Wanted): Promise<string> {
  const { NCALayerClient } = await import('ncalayer-js-client');
  const client = new NCALayerClient(undefined, false);
  await client.connect().catch(() => {
    throw nowhere('signature.noLayer');
  });
  const leave = (): void => client.wsConnection?.close();
  wanted.signal?.addEventListener('abort', leave);
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
    const isCancelled =
      wanted.signal?.aborted === true || (error as { canceledByUser?: boolean }).canceledByUser === true;
    throw nowhere(isCancelled ? 'signature.cancelled' : 'signature.layerFailed');
  } finally {
    wanted.signal?.removeEventListener('abort', leave);
    leave();
  }
}
