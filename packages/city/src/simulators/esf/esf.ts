/**
 * Plays ИС ЭСФ over SOAP (kazakhstan.md 6.5): sessions with WS-Security, one a sender, and the service of acts: upload, changes,
 * status. It takes a number of a sender once, and can be out of order in the ways that such a system is.
 */
import { createServer, type ServerResponse } from 'node:http';

export type EsfMood =
  | { readonly kind: 'works' }
  /** Does not take the document, with its reason. */
  | { readonly kind: 'refuses'; readonly text: string }
  /** Takes the document and never answers. */
  | { readonly kind: 'takesInSilence' }
  /** What a proxy before it says. */
  | { readonly kind: 'breaks' };

export interface EsfAct {
  readonly awpId: string;
  readonly tin: string;
  readonly number: string;
  readonly body: string;
  readonly signature: string;
  readonly signer: string;
  status: string;
  cause: string | null;
}

export interface Esf {
  readonly address: string;
  mood: EsfMood;
  /** What it took, in order. */
  readonly acts: EsfAct[];
  /** Requests by name, in order. */
  readonly asked: string[];
  /** What the customer does with an act there. */
  decide(number: string, status: string, cause?: string): void;
  /** A session of a sender that somebody left open. */
  leaveOpen(tin: string): void;
  close(): Promise<void>;
}

export interface EsfOrder {
  /** Passwords by user. */
  readonly users: ReadonlyMap<string, string>;
  /** Anybody may come in: of a demonstration. */
  readonly open?: boolean;
  /** With each question an act goes a step on: of a demonstration. */
  readonly plays?: boolean;
}

const ends = ['CREATED', 'DELIVERED', 'CONFIRMED'];

export async function openEsf({ users, open = false, plays = false }: EsfOrder): Promise<Esf> {
  const acts: EsfAct[] = [];
  const asked: string[] = [];
  const sessions = new Map<string, string>();
  let counter = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => answer(body, response));
  });
  const answer = (text: string, response: ServerResponse): void => {
    const name = /<\w+:(\w+Request)\b/u.exec(text)?.[1] ?? '';
    asked.push(name);
    if (esf.mood.kind === 'breaks') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><br>Bad gateway</html>');
      return;
    }
    const told = name.includes('Session') ? sessionAnswer(name, text) : actAnswer(name, text);
    if (told === null) return;
    const isFault = told.startsWith('<soap:Fault');
    response
      .writeHead(isFault ? 500 : 200, { 'content-type': 'text/xml; charset=utf-8' })
      .end(
        `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${told}</soap:Body></soap:Envelope>`,
      );
  };

  const sessionAnswer = (name: string, text: string): string => {
    const [user, password] = [pick(text, 'Username'), pick(text, 'Password')].map(unescaped);
    const tin = pick(text, 'tin');
    if (!open && users.get(user ?? '') !== password)
      return fault('A security error was encountered when verifying the message');
    if (name === 'closeSessionByCredentialsRequest') {
      sessions.delete(tin);
      return '<ns2:closeSessionByCredentialsResponse xmlns:ns2="esf"/>';
    }
    if (name === 'closeSessionRequest') {
      for (const [one, id] of sessions) if (id === pick(text, 'sessionId')) sessions.delete(one);
      return '<ns2:closeSessionResponse xmlns:ns2="esf"/>';
    }
    if (name !== 'createSessionRequest' || pick(text, 'x509Certificate') === '') return fault('Unknown request');
    const before = sessions.get(tin);
    if (before !== undefined) return fault(`User already has opened session with id ${before}`);
    counter += 1;
    const id = `session-${counter}--USER`;
    sessions.set(tin, id);
    return `<ns2:createSessionResponse xmlns:ns2="esf"><sessionId>${id}</sessionId></ns2:createSessionResponse>`;
  };

  const actAnswer = (name: string, text: string): string | null => {
    const tin = [...sessions].find(([, id]) => id === pick(text, 'sessionId'))?.[0];
    if (tin === undefined) return fault('SessionClosedFault');
    switch (name) {
      case 'awpUploadRequest':
        return upload(tin, text);
      case 'awpQueryUpdatesRequest': {
        const from = Number(pick(text, 'lastAwpId'));
        const found = acts
          .filter((one) => one.tin === tin && Number(one.awpId) > from)
          .slice(0, Number(pick(text, 'limit')));
        const rows = found.map(
          ({ awpId, status, body }) =>
            `<awpInfo><awpId>${awpId}</awpId><status>${status}</status><awpBody>${escaped(body)}</awpBody><lastUpdateDate>2025-01-01T00:00:00</lastUpdateDate></awpInfo>`,
        );
        return `<ns2:awpQueryUpdatesResponse xmlns:ns2="v1.awp"><awpInfoList>${rows.join('')}</awpInfoList></ns2:awpQueryUpdatesResponse>`;
      }
      case 'awpQueryStatusByIdRequest': {
        const act = acts.find((one) => one.tin === tin && one.awpId === pick(pick(text, 'idList'), 'id'));
        if (act === undefined) return fault('AWP not found');
        const told = `<ns2:awpQueryStatusByIdResponse xmlns:ns2="v1.awp"><awpSummaryList><awpSummary><awpId>${act.awpId}</awpId><status>${act.status}</status><registrationNumber>АКТ-${act.awpId}</registrationNumber>${act.cause === null ? '' : `<cause>${escaped(act.cause)}</cause>`}</awpSummary></awpSummaryList></ns2:awpQueryStatusByIdResponse>`;
        if (plays) act.status = ends[Math.min(ends.indexOf(act.status) + 1, ends.length - 1)] ?? act.status;
        return told;
      }
      default:
        return fault('Unknown request');
    }
  };

  const upload = (tin: string, text: string): string | null => {
    const body = unescaped(pick(text, 'awpBody'));
    const [number, signature] = [pick(body, 'number'), pick(text, 'signature')];
    const wrong =
      esf.mood.kind === 'refuses'
        ? esf.mood.text
        : pick(pick(body, 'sender'), 'tin') !== tin
          ? 'Отправитель не совпадает с пользователем сессии'
          : signature.length === 0 ||
              signature.length > 400 ||
              pick(text, 'x509Certificate') === '' ||
              pick(text, 'senderSignerName') === ''
            ? 'Неверная подпись'
            : acts.some((one) => one.tin === tin && one.number === number)
              ? `АВР с номером ${number} уже зарегистрирован`
              : null;
    if (wrong !== null)
      return `<ns2:awpUploadResponse xmlns:ns2="v1.awp"><acceptedList/><declinedList><awpUploadResult><number>${escaped(number)}</number><errorList><error><errorCode>E</errorCode><property>awp</property><text>${escaped(wrong)}</text></error></errorList></awpUploadResult></declinedList></ns2:awpUploadResponse>`;
    counter += 1;
    const awpId = `${1000 + counter}`;
    acts.push({
      awpId,
      tin,
      number,
      body,
      signature,
      signer: pick(text, 'senderSignerName'),
      status: 'CREATED',
      cause: null,
    });
    if (esf.mood.kind === 'takesInSilence') return null;
    return `<ns2:awpUploadResponse xmlns:ns2="v1.awp"><acceptedList><awpUploadResult><awpId>${awpId}</awpId><number>${escaped(number)}</number></awpUploadResult></acceptedList><declinedList/></ns2:awpUploadResponse>`;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const esf: Esf = {
    address: `http://127.0.0.1:${port}`,
    mood: { kind: 'works' },
    acts,
    asked,
    decide: (number, status, cause) => {
      const act = acts.find((one) => one.number === number);
      if (act === undefined) throw new Error(`no act ${number}`);
      act.status = status;
      act.cause = cause ?? null;
    },
    leaveOpen: (tin) => void sessions.set(tin, 'session-left--USER'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return esf;
}

const fault = (text: string): string =>
  `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${escaped(text)}</faultstring></soap:Fault>`;
const pick = (xml: string, name: string): string =>
  new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'u').exec(xml)?.[1]?.trim() ?? '';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
