/**
 * Plays NCALayer, the program on a person's own computer that holds their keys (kazakhstan.md 2.4): a WebSocket over TLS at
 * 127.0.0.1 that speaks first, takes one request at a time and answers without a number. It signs with the test authority.
 */
import { createServer } from 'node:https';
import { type WebSocket, WebSocketServer } from 'ws';
import { openAuthority } from '../authority/authority.ts';
import type { SignerFacts } from '../authority/certificate.ts';

export interface NcalayerSettings {
  /** 13579, as the real one; 0: any free one. */
  readonly port: number;
  /** Epoch milliseconds, written into signatures. */
  readonly now: () => number;
}

/** What the person at the computer does when the window asks. */
export type Mood =
  | { readonly kind: 'signs'; readonly who: SignerFacts }
  | { readonly kind: 'cancels' }
  | { readonly kind: 'fails' }
  | { readonly kind: 'waits' };

export interface Ncalayer {
  readonly port: number;
  mood: Mood;
  close(): Promise<void>;
}

interface Request {
  readonly module?: string;
  readonly method?: string;
  readonly args?: {
    readonly data?: string | readonly string[];
    /** With a profile the signature brings a time stamp. */
    readonly signingParams?: { readonly tsaProfile?: object | null };
  };
}

const basics = 'kz.gov.pki.knca.basics';

export async function openNcalayer({ port, now }: NcalayerSettings): Promise<Ncalayer> {
  const authority = await openAuthority();
  const tls = createServer(await authority.listening());
  const sockets = new WebSocketServer({ server: tls });
  const layer: Ncalayer = {
    port: 0,
    mood: { kind: 'cancels' },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => tls.close(resolve));
    },
  };
  const sign = async (data: string, who: SignerFacts, stamped: boolean): Promise<string> =>
    Buffer.from(await authority.sign(who, Buffer.from(data, 'base64'), now(), { stamped })).toString('base64');
  const answer = async ({ module, method, args }: Request): Promise<object | null> => {
    if (module !== basics || method !== 'sign')
      return { status: false, code: 'MODULE_NOT_FOUND', message: `${module}` };
    const { mood } = layer;
    if (mood.kind === 'waits') return null;
    if (mood.kind === 'cancels') return { status: true, body: {} };
    if (mood.kind === 'fails') return { status: false, code: '500', message: 'storage.error', details: 'no key' };
    const data = args?.data ?? [];
    const all = typeof data === 'string' ? [data] : data;
    const stamped = args?.signingParams?.tsaProfile != null;
    return { status: true, body: { result: await Promise.all(all.map((each) => sign(each, mood.who, stamped))) } };
  };
  sockets.on('connection', (socket: WebSocket) => {
    socket.send(JSON.stringify({ result: { version: '1.4' } }));
    socket.on('message', (message) => {
      void answer(JSON.parse(String(message)) as Request).then((reply) => {
        if (reply !== null) socket.send(JSON.stringify(reply));
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    tls.once('error', reject);
    tls.listen(port, '127.0.0.1', resolve);
  });
  const bound = tls.address();
  return Object.assign(layer, { port: typeof bound === 'object' && bound !== null ? bound.port : port });
}
