/**
 * Plays eGov Mobile over HTTP (kazakhstan.md 2.5): reads what stands in a QR code, asks for what is to be signed, signs it with the
 * test authority's key, sends the signature back. It is as strict with what it is told as the app.
 */
import type { Authority, SigningForm } from '../authority/authority.ts';
import type { SignerFacts } from '../authority/certificate.ts';

export interface Scanned {
  /** Which address answered last, and how: 200 accepted, 403 refused. */
  readonly step: 'api1' | 'documents' | 'signed';
  readonly status: number;
  /** What the app shows at the end. */
  readonly message: string;
  readonly code: string | null;
  /** What it showed before the signature; empty where it did not come to that. */
  readonly description: string;
  readonly organisation: string;
  readonly names: readonly string[];
  readonly meta: readonly string[];
}

export interface Phone {
  readonly who: SignerFacts;
  readonly language?: 'kk' | 'ru' | 'en';
  readonly form?: SigningForm;
  /** Signs these bytes in place of what it was given, or sends this text in place of a signature. */
  readonly instead?: { readonly bytes: Uint8Array } | { readonly text: string };
}

export interface EgovMobile {
  /** @throws Error where the code or an answer is not of the app's shape: then nothing is sent */
  scan(text: string, phone: Phone): Promise<Scanned>;
}

interface Documents {
  readonly signMethod: string;
  readonly version: number;
  readonly documentsToSign: readonly {
    readonly nameRu: string;
    readonly nameKz: string;
    readonly nameEn: string;
    readonly meta: readonly { readonly name: string; readonly value: string }[];
    readonly document: { readonly file: { readonly mime: string; readonly data: string } };
  }[];
}

interface Begun {
  readonly description: string;
  readonly expiry_date: string;
  readonly organisation: Readonly<Record<'nameRu' | 'nameKz' | 'nameEn' | 'bin', string>>;
  readonly document: { readonly uri: string; readonly auth_type: string; readonly auth_token: string };
}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`eGov Mobile: ${what}`);
};
const expiryShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/;

/**
 * @param whiteList hosts that are registered with the app's keeper
 * @param now the clock that the signature names, epoch milliseconds
 */
export function openEgovMobile(authority: Authority, whiteList: readonly string[], now: () => number): EgovMobile {
  return {
    scan: async (text, { who, language = 'ru', form, instead }) => {
      must(/^mobileSign:https?:\/\/\S+$/.test(text), 'the code is not for signing');
      const address = text.slice('mobileSign:'.length);
      must(whiteList.includes(new URL(address).host), 'the host is not on the list');
      const told = { description: '', organisation: '', names: [], meta: [] as string[] };
      const ask = async (step: Scanned['step'], url: string, more: RequestInit = {}) => {
        const headers = { 'accept-language': language, ...(more.headers as Record<string, string> | undefined) };
        const reply = await fetch(url, { ...more, headers });
        const body = (await reply.json()) as { message?: string; code?: string };
        const failed = { ...told, step, status: reply.status, message: body.message ?? '', code: body.code ?? null };
        return { ok: reply.ok, body: body as unknown, failed };
      };
      const first = await ask('api1', address);
      if (!first.ok) return first.failed;
      const begun = first.body as Begun;
      must(expiryShape.test(begun.expiry_date), 'no moment of expiry');
      must(begun.document.auth_type === 'Token' && begun.document.auth_token !== '', 'no token');
      const headers = { authorization: `Bearer ${begun.document.auth_token}` };
      const second = await ask('documents', begun.document.uri, { headers });
      if (!second.ok) return second.failed;
      const documents = second.body as Documents;
      must(documents.signMethod === 'CMS_SIGN_ONLY' && documents.version === 1, 'an unknown way of signing');
      must(documents.documentsToSign.length > 0, 'nothing to sign');
      const signed = await Promise.all(
        documents.documentsToSign.map(async (one) => {
          must(one.document.file.mime !== '' && one.document.file.data !== '', 'a document without bytes');
          const data =
            instead !== undefined && 'text' in instead
              ? instead.text
              : await sign(who, instead?.bytes ?? Buffer.from(one.document.file.data, 'base64'), form);
          return { ...one, document: { file: { ...one.document.file, data } } };
        }),
      );
      const last = await ask('signed', begun.document.uri, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...documents, documentsToSign: signed }),
      });
      return {
        ...last.failed,
        description: begun.description,
        organisation: begun.organisation.nameRu,
        names: documents.documentsToSign.flatMap(({ nameRu, nameKz, nameEn }) => [nameKz, nameRu, nameEn]),
        meta: documents.documentsToSign.flatMap(({ meta }) => meta.map(({ name, value }) => `${name}: ${value}`)),
      };
    },
  };
  async function sign(who: SignerFacts, bytes: Uint8Array, form: SigningForm | undefined): Promise<string> {
    return Buffer.from(await authority.sign(who, bytes, now(), form)).toString('base64');
  }
}
