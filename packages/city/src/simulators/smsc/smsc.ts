/** Plays the gateway SMSC.kz over HTTP (kazakhstan.md 7): `send.php` and `status.php` with `fmt=3`, its errors and its silence. */
import { createServer } from 'node:http';

export type SmscMood =
  | { readonly kind: 'works' }
  /** One of its errors: 2 wrong key, 3 no money, 4 address blocked, 6 forbidden text, 7 wrong number, 9 too many. */
  | { readonly kind: 'refuses'; readonly error: number }
  /** Takes the message and answers nothing. */
  | { readonly kind: 'takesInSilence' }
  /** What a proxy before it says. */
  | { readonly kind: 'breaks' };

export interface Smsc {
  readonly address: string;
  mood: SmscMood;
  /** What reached people, in order. */
  readonly sent: { readonly phone: string; readonly text: string; readonly sender: string | null }[];
  /** The address of each request as a log would keep it. */
  readonly addresses: string[];
  close(): Promise<void>;
}

interface Told {
  readonly status: number;
  readonly text: string;
}

export async function openSmsc(apiKey: string): Promise<Smsc> {
  const known = new Set<string>();
  const sent: Smsc['sent'] = [];
  const addresses: string[] = [];
  const server = createServer((request, response) => {
    addresses.push(request.url ?? '');
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece;
    });
    request.on('end', () => {
      const told = answer(request.url ?? '', new URLSearchParams(body));
      if (told !== null) response.writeHead(told.status, { 'content-type': 'application/json' }).end(told.text);
    });
  });
  const json = (value: object): Told => ({ status: 200, text: JSON.stringify(value) });
  const error = (code: number): Told => json({ error: 'error', error_code: code });
  const answer = (path: string, fields: URLSearchParams): Told | null => {
    const { mood } = smsc;
    if (mood.kind === 'breaks') return { status: 502, text: '<html>Bad gateway</html>' };
    if (fields.get('apikey') !== apiKey) return error(2);
    if (mood.kind === 'refuses') return error(mood.error);
    const number = `${fields.get('phones') ?? fields.get('phone')}/${fields.get('id')}`;
    if (path === '/sys/status.php') return json({ status: known.has(number) ? 1 : -3 });
    if (path !== '/sys/send.php' || fields.get('fmt') !== '3' || fields.get('charset') !== 'utf-8') return error(1);
    if (!/^7\d{10}$/.test(fields.get('phones') ?? '')) return error(7);
    known.add(number);
    sent.push({ phone: `+${fields.get('phones')}`, text: fields.get('mes') ?? '', sender: fields.get('sender') });
    return mood.kind === 'takesInSilence' ? null : json({ id: Number(fields.get('id')), cnt: 1 });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const smsc: Smsc = {
    address: `http://127.0.0.1:${port}`,
    mood: { kind: 'works' },
    sent,
    addresses,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return smsc;
}
