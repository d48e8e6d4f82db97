/** How the people of a city reach its server: HTTP with a cookie jar for each of them, over connections that they share. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { type Client, client, ownHeader, type Transport } from '@balapan/api/client.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';

/** Where the server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** A person at a screen. */
export interface Visitor {
  readonly api: Client<Routes>;
  /** Has bytes signed by the demonstration's signer, as the browser does; CMS in base64. */
  sign(bytes: string): Promise<string>;
}

export interface Road {
  /** Somebody new, with no cookie yet. */
  visitor(): Visitor;
  close(): void;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Watches a road whose server may die on the way. */
export interface RoadWatch {
  /** Told of each question before it is sent; the answer is called when its answer has come. */
  asked(path: string): () => void;
  /** The server has broken off: resolves when it listens again, maybe elsewhere. The question is then put once more. */
  backAt(): Promise<ServerAddress>;
}

/** Opens the way to a server. `sockets`: connections at most. Without a watch a broken connection is an error. */
export function openRoad(address: ServerAddress, sockets: number, watch?: RoadWatch): Road {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  let here = address;
  const ask = async (jar: Map<string, string>, sent: Sent): Promise<Answered> => {
    if (watch === undefined) return exchange(here, agent, jar, sent);
    for (;;) {
      const to = here;
      const answered = watch.asked(sent.path);
      try {
        const answer = await exchange(to, agent, jar, sent);
        answered();
        return answer;
      } catch (error) {
        if (!isBroken(error)) throw error;
        here = await watch.backAt();
      }
    }
  };
  return {
    visitor: () => {
      const jar = new Map<string, string>();
      const send = (sent: Sent) => ask(jar, sent);
      const transport: Transport = ({ method, path, headers, body }) =>
        send({ method, path, headers, ...(body === undefined ? {} : { body }) });
      return {
        api: client(routes, transport),
        sign: async (bytes) => {
          const headers = { 'content-type': 'application/json', [ownHeader]: '1' };
          const path = '/demonstration/signer';
          const { status, body } = await send({ method: 'POST', path, headers, body: JSON.stringify({ bytes }) });
          if (status === 200 && isSigned(body)) return body.cms;
          throw new Error(`the signer answered ${status}`);
        },
      };
    },
    close: () => agent.destroy(),
  };
}

const isSigned = (body: unknown): body is { readonly cms: string } =>
  typeof body === 'object' && body !== null && 'cms' in body && typeof body.cms === 'string';

/** The codes of a connection that the other side has dropped or does not take. */
const broken: readonly unknown[] = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ECONNABORTED'];

function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && broken.includes(error.code);
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

function exchange(
  { host, port }: ServerAddress,
  agent: Agent,
  jar: Map<string, string>,
  { method, path, headers, body }: Sent,
): Promise<Answered> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const all = {
    ...headers,
    ...(cookie === '' ? {} : { cookie }),
    ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, agent, method, path, headers: all }, (answer) => {
      keepCookies(answer, jar);
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: parse(text) }));
      answer.once('error', reject);
      // Cut off in the middle of an answer.
      answer.once('aborted', () => reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' })));
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

function keepCookies(answer: IncomingMessage, jar: Map<string, string>): void {
  for (const line of answer.headers['set-cookie'] ?? []) {
    const pair = line.split(';', 1)[0] ?? '';
    const at = pair.indexOf('=');
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
