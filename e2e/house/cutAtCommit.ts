/**
 * A wire between a server and its database that is cut at the worst moment: the COMMIT has gone out, the answer never comes back.
 * Real sockets; the database carries the COMMIT out.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Address } from '@balapan/database/connect.ts';

export interface Wire {
  readonly port: number;
  /** The first COMMIT behind a statement with this text is the last thing that passes. */
  cutAfter(text: string): void;
  close(): Promise<void>;
}

/** @param address of a database that is reached by host and port, or by its connection string */
export async function wireTo(address: Address): Promise<Wire> {
  const { host, port } = placeOf(address);
  let text: string | null = null;
  let isArmed = false;
  const open = new Set<Socket>();
  const there = (): Socket => (host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host));
  const server = createServer((near) => {
    const far = there();
    let isCut = false;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    near.on('data', (bytes) => {
      if (text !== null && bytes.includes(text)) [isArmed, text] = [true, null];
      if (isArmed && bytes.includes('COMMIT')) {
        isArmed = false;
        isCut = true;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      // The database has answered: whatever it did is done. Nobody hears of it.
      if (isCut) for (const socket of [near, far]) socket.destroy();
      else near.write(bytes);
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = server.address();
  return {
    port: typeof here === 'object' && here !== null ? here.port : 0,
    cutAfter: (marked) => {
      text = marked;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function placeOf(address: Address): { readonly host: string; readonly port: number } {
  if (!('connectionString' in address)) return address;
  const url = new URL(address.connectionString);
  return { host: url.searchParams.get('host') ?? url.hostname, port: Number(url.port === '' ? 5432 : url.port) };
}

/** The same database, through the wire. */
export function throughWire(address: Address, { port }: Wire): Address {
  if (!('connectionString' in address)) return { ...address, host: '127.0.0.1', port };
  const url = new URL(address.connectionString);
  url.searchParams.delete('host');
  [url.hostname, url.port] = ['127.0.0.1', `${port}`];
  return { connectionString: url.href };
}
