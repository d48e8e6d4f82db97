/**
 * ИС ЭСФ over SOAP (kazakhstan.md 6.5, docs/decisions/0034): a session of the sender, one at a time, for each question; then the
 * service of acts. Passwords go in the head of the session's request alone.
 */
import { xmlText } from '@balapan/domain/eactXml.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type EactGateway, EactRefused, type EactStatus, type EactToSend } from './eactGateway.ts';
import { allNodes, findNode, readXml, textIn, type XmlNode } from './soapXml.ts';

/** How a kindergarten comes in there. */
export interface EsfAccount {
  /** IIN or BIN of the account. */
  readonly username: string;
  readonly password: string;
  /** DER of the certificate for signing in, base64. */
  readonly certificate: string;
}

export interface EsfSettings {
  /** `https://esf.gov.kz:8443/esf-web` */
  readonly address: string;
  /** By BIN or IIN. */
  readonly accounts: Pick<ReadonlyMap<string, EsfAccount>, 'has' | 'get'>;
  /** Milliseconds to wait for an answer; default 20 000. */
  readonly patience?: number;
}

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
/** Documents that one page of changes brings. */
const page = 100;
/** Pages that are looked through for one document. */
const mostPages = 20;

export function esfGateway({ address, accounts, patience = 20_000 }: EsfSettings): EactGateway {
  const call = async (service: 'SessionService' | 'AwpWebService', body: string, head = ''): Promise<XmlNode> => {
    const envelope = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header>${head}</soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
    const reply = await fetch(`${address}/ws/api1/${service}`, {
      ...{ method: 'POST', body: envelope, redirect: 'error' },
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      signal: AbortSignal.timeout(patience),
    }).catch(() => null);
    const text = await reply?.text().catch(() => null);
    if (reply == null || text == null) throw new Error(`esf ${service}: no answer`);
    const answer = readAnswer(text, `esf ${service}: HTTP ${reply.status}`);
    const fault = findNode(answer, 'Fault');
    if (fault !== null) throw new EsfFault(textIn(fault, 'description') ?? textIn(fault, 'faultstring') ?? 'fault');
    return answer;
  };

  const accountOf = (tin: string): EsfAccount => {
    const account = accounts.get(tin);
    if (account === undefined) throw new Error('esf: no account of this sender');
    return account;
  };

  /** Runs in a session of the sender; one that was left open is closed first. */
  const inSession = async <T>(tin: string, run: (session: string) => Promise<T>): Promise<T> => {
    const account = accountOf(tin);
    const head = loginOf(account);
    const who = `<tin>${xmlText(tin)}</tin><x509Certificate>${xmlText(account.certificate)}</x509Certificate>`;
    const open = (): Promise<XmlNode> =>
      call('SessionService', `<e:createSessionRequest xmlns:e="esf">${who}</e:createSessionRequest>`, head);
    const opened = await open().catch(async (error: unknown) => {
      if (!(error instanceof EsfFault) || !/opened session/iu.test(error.message)) throw error;
      const close = `<e:closeSessionByCredentialsRequest xmlns:e="esf">${who}</e:closeSessionByCredentialsRequest>`;
      await call('SessionService', close, head);
      return open();
    });
    const session = textIn(opened, 'sessionId');
    if (session === null) throw new Error('esf SessionService: no session');
    try {
      return await run(session);
    } finally {
      const close = `<e:closeSessionRequest xmlns:e="esf"><sessionId>${xmlText(session)}</sessionId></e:closeSessionRequest>`;
      await call('SessionService', close, head).catch(() => null);
    }
  };

  const ask = (request: string, session: string, fields: string): Promise<XmlNode> =>
    call(
      'AwpWebService',
      `<a:${request} xmlns:a="v1.awp"><sessionId>${xmlText(session)}</sessionId>${fields}</a:${request}>`,
    );

  return {
    serves: (tin) => accounts.has(tin),
    find: (tin, number, since) =>
      inSession(tin, async (session) => {
        let [date, last] = [localIsoOf(since), '0'];
        for (let turn = 0; turn < mostPages; turn += 1) {
          const fields = `<lastEventDate>${date}</lastEventDate><lastAwpId>${xmlText(last)}</lastAwpId><limit>${page}</limit>`;
          const found = allNodes(await ask('awpQueryUpdatesRequest', session, fields), 'awpInfo');
          const own = found.find((one) => numberOf(textIn(one, 'awpBody')) === number);
          if (own !== undefined) return textIn(own, 'awpId');
          const end = found.at(-1);
          if (end === undefined || found.length < page) return null;
          [date, last] = [textIn(end, 'lastUpdateDate') ?? date, textIn(end, 'awpId') ?? last];
        }
        return null;
      }),
    upload: (document) =>
      inSession(document.tin, async (session) => uploaded(await ask('awpUploadRequest', session, partsOf(document)))),
    status: (tin, awpId) =>
      inSession(tin, async (session) => {
        const answer = await ask('awpQueryStatusByIdRequest', session, `<idList><id>${xmlText(awpId)}</id></idList>`);
        return statusOf(findNode(answer, 'awpSummary'));
      }),
  };
}

/** What they answer in place of an answer. Its words may name the sender's session: they are not logged. */
class EsfFault extends Error {
  override name = 'EsfFault';
}

function readAnswer(text: string, otherwise: string): XmlNode {
  try {
    return readXml(text);
  } catch {
    throw new Error(otherwise);
  }
}

const loginOf = ({ username, password }: EsfAccount): string =>
  `<wsse:Security soapenv:mustUnderstand="1" xmlns:wsse="${wss}-wssecurity-secext-1.0.xsd"><wsse:UsernameToken><wsse:Username>${xmlText(username)}</wsse:Username><wsse:Password Type="${wss}-username-token-profile-1.0#PasswordText">${xmlText(password)}</wsse:Password></wsse:UsernameToken></wsse:Security>`;

/** In this very order: their schema is a sequence. */
const partsOf = ({ body, signature, certificate, signer }: EactToSend): string =>
  `<awpInfoList><awpInfo><awpBody>${xmlText(body)}</awpBody><version>AwpV1</version><signature>${xmlText(signature)}</signature><signatureType>COMPANY</signatureType></awpInfo></awpInfoList><x509Certificate>${xmlText(certificate)}</x509Certificate><senderSignerName>${xmlText(signer)}</senderSignerName>`;

/** @throws EactRefused with what they found */
function uploaded(answer: XmlNode): string {
  const declined = findNode(answer, 'declinedList');
  const errors = declined === null ? [] : allNodes(declined, 'error');
  if (errors.length > 0 || (declined !== null && declined.children.length > 0))
    throw new EactRefused(errors.map((one) => textIn(one, 'text') ?? textIn(one, 'errorCode') ?? '').join('; ') || '–');
  const id = textIn(findNode(answer, 'acceptedList'), 'awpId');
  if (id === null) throw new Error('esf AwpWebService: no id');
  return id;
}

function statusOf(summary: XmlNode | null): EactStatus {
  const status = textIn(summary, 'status');
  if (status === null) throw new Error('esf AwpWebService: no status');
  return { status, registration: textIn(summary, 'registrationNumber'), cause: textIn(summary, 'cause') };
}

/** The number that a body carries; `null` for one that is no act of ours. */
function numberOf(body: string | null): string | null {
  if (body === null) return null;
  try {
    return textIn(readXml(body), 'number');
  } catch {
    return null;
  }
}
