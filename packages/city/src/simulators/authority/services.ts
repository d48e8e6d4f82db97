/** The authority's responder and time stamps as a server meets them: DER over HTTP on this machine, with their bad days. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Authority } from './authority.ts';

export type ServiceMood = 'answers' | 'silent' | 'fails' | 'garbage';

export interface AuthorityServices {
  readonly ocspUrl: string;
  readonly tsaUrl: string;
  /** Certificates by number: revoked since, or not known at all. */
  readonly revoked: Map<string, number>;
  readonly unknown: Set<string>;
  mood: { ocsp: ServiceMood; tsa: ServiceMood };
  close(): Promise<void>;
}

export interface ServicesSettings {
  readonly authority: Authority;
  /** Epoch milliseconds: what the services take for now. */
  readonly now: () => number;
}

/** Listens at a free port of this machine. A silent service takes the question and never answers. */
export async function openAuthorityServices({ authority, now }: ServicesSettings): Promise<AuthorityServices> {
  const [revoked, unknown] = [new Map<string, number>(), new Set<string>()];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  const services: AuthorityServices = {
    ocspUrl: '',
    tsaUrl: '',
    revoked,
    unknown,
    mood: { ocsp: 'answers', tsa: 'answers' },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const service = request.url === '/ocsp' ? 'ocsp' : 'tsa';
    const asked = await bodyOf(request);
    const mood = services.mood[service];
    if (mood === 'silent') return;
    if (mood === 'fails') return void response.writeHead(503).end('later');
    if (mood === 'garbage') return void response.writeHead(200).end('<html>proxy</html>');
    const der =
      service === 'ocsp' ? await authority.ocsp(asked, { revoked, unknown }, now()) : await authority.tsa(asked, now());
    const type = service === 'ocsp' ? 'application/ocsp-response' : 'application/timestamp-reply';
    response.writeHead(200, { 'content-type': type }).end(der);
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const at = `http://127.0.0.1:${port}`;
  return Object.assign(services, { ocspUrl: `${at}/ocsp`, tsaUrl: `${at}/tsp` });
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}
