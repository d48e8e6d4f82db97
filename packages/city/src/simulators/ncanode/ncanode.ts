/**
 * Plays NCANode, the service that checks signatures of the national authority (kazakhstan.md 2.6): JSON over HTTP. RSA it really
 * checks; of GOST, which has no open implementation here, it knows signatures that it was shown before.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { verifyCms } from './verifyCms.ts';

export type NcanodeMood = 'answers' | 'silent' | 'refuses' | 'fails' | 'garbage' | 'endless';

/** A signature by GOST that the simulator recognises, with what NCANode says of its certificate. */
export interface KnownGost {
  readonly cms: Uint8Array;
  readonly bytes: Uint8Array;
  readonly certificate: object;
}

export interface NcanodeSettings {
  /** The authority that it trusts, in PEM. */
  readonly rootPem: string;
  /** Epoch milliseconds: NCANode judges certificates at its own now. */
  readonly now: () => number;
  readonly gost?: KnownGost;
}

export interface Ncanode {
  readonly url: string;
  mood: NcanodeMood;
  /** Certificates by number (hexadecimal): revoked since, epoch milliseconds. */
  readonly revoked: Map<string, number>;
  /** Neither the responder nor the list of the authority could be had: NCANode then tells nothing of revocation. */
  authorityIsDown: boolean;
  /** In the form of 2026 an answer names its reason. */
  form: 2022 | 2026;
  /** What was asked, the newest last. */
  readonly asked: Question[];
  close(): Promise<void>;
}

export interface Question {
  readonly revocationCheck?: readonly ('OCSP' | 'CRL')[];
  readonly cms?: string;
  readonly data?: string;
}

/** Listens at a free port of this machine. */
export async function openNcanode(settings: NcanodeSettings): Promise<Ncanode> {
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: Error) =>
      send(response, 400, { status: 400, message: error.message }),
    );
  });
  const ncanode: Ncanode = {
    url: '',
    mood: 'answers',
    revoked: new Map(),
    authorityIsDown: false,
    form: 2022,
    asked: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/actuator/health') return send(response, 200, { status: 'UP' });
    if (request.url !== '/cms/verify') return send(response, 404, { status: 404, message: 'Not Found' });
    const question = JSON.parse(await textOf(request)) as Question;
    ncanode.asked.push(question);
    if (ncanode.mood === 'silent') return;
    if (ncanode.mood === 'refuses') throw new Error('Malformed content.');
    if (ncanode.mood === 'fails') return send(response, 500, { status: 500, message: 'Internal server error' });
    if (ncanode.mood === 'garbage') return void response.writeHead(200).end('<html>nginx</html>');
    if (ncanode.mood === 'endless') return pour(response);
    const told = await verifyCms(question, { ...settings, ...ncanode });
    send(response, 200, { status: 200, message: 'OK', ...told });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const bound = server.address();
  return Object.assign(ncanode, { url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}` });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** An answer that does not end: until the other side has had enough. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
