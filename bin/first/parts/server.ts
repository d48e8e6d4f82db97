/** The server of the lived days: no pages, a port that only the city's people know. Ends with the start that ordered it. */
import { join } from 'node:path';
import { type Address, createPool } from '@balapan/database/connect.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import { demonstrationSigner } from '@balapan/server/http/demonstrationSigner.ts';
import { openHouse } from '@balapan/server/kernel/house.ts';
import { demonstrationTrust } from '../../trust.ts';
import { beginning } from '../launch.ts';
import { asPart } from './part.ts';

export interface ServerOrder {
  readonly address: Address;
  readonly region: string;
}

/** What the server tells when it listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

let listening: Promise<Listening> | undefined;

asPart((order: ServerOrder): Promise<Listening> => {
  listening ??= listen(order);
  return listening;
});

async function listen({ address, region }: ServerOrder): Promise<Listening> {
  const clock = { now: (): number => beginning };
  const { authority, signatures } = await demonstrationTrust(() => clock.now());
  const pool = createPool(address, { name: 'balapan-filler', max: 10 });
  const house = await openHouse(pool, region, {
    signatures,
    seal: authority.seal,
  });
  clock.now = house.now;
  const app = await makeApp(house, {
    more: [demonstrationSigner((person, bytes, at) => authority.sign(person, bytes, at))],
    unlimited: true,
    cabinets: join(import.meta.dirname, 'no-cabinets'),
  });
  const { hostname, port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  return { host: hostname, port: Number(port) };
}
