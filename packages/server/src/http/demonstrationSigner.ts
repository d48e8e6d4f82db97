/**
 * Demonstration only: signs for the person who is signed in, as the program on their own device would. The keys of the
 * invented people come from outside (the composition root gives `sign`); what is signed is checked like any signature.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findSigningPerson, type SigningPerson } from '../access/signingPerson.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import { actorOf } from './session.ts';

/** A detached CMS in DER over the bytes; `at`: epoch milliseconds. */
export type SignForPerson = (person: SigningPerson, bytes: Uint8Array, at: number) => Promise<Uint8Array>;

/** Base64 of the longest document. */
const longest = 900_000;
const body = z.object({ bytes: z.base64().max(longest) });

/** For `AppOptions.more`. Registers nothing outside a demonstration. */
export function demonstrationSigner(sign: SignForPerson): (app: FastifyInstance, house: House) => void {
  return (app, house) => {
    if (!house.demonstration) return;
    app.post('/demonstration/signer', { bodyLimit: longest + 1024 }, async (request: FastifyRequest) => {
      const wanted = body.safeParse(request.body);
      if (!wanted.success) throw refuse('request.invalid');
      const person = await findSigningPerson(house, await actorOf(house, request));
      if (person === null) throw refuse('access.signInNeeded');
      const cms = await sign(person, Buffer.from(wanted.data.bytes, 'base64'), house.now());
      return { cms: Buffer.from(cms).toString('base64') };
    });
  };
}
