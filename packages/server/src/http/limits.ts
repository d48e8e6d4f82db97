/**
 * How much one address and one person may ask in a minute, and how large a request may be. Counted in this process: several
 * processes allow as many times more. What must hold over all of them (tries of a code) is counted in the database.
 */
import type { Route } from '@balapan/api/contract.ts';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';

export type LimitKind = 'page' | 'call' | 'search' | 'export' | 'upload' | 'signIn';

/**
 * Requests a minute. Many people share an address: a department behind one gateway, the parents of a mobile network. One page
 * of a cabinet asks up to ten times.
 */
const perMinute: Readonly<Record<LimitKind, { readonly address: number; readonly person: number }>> = {
  page: { address: 1200, person: 1200 },
  call: { address: 3000, person: 1200 },
  search: { address: 300, person: 60 },
  // A family's copy of its data comes in some dozens of pieces.
  export: { address: 300, person: 60 },
  upload: { address: 60, person: 20 },
  signIn: { address: 30, person: 30 },
};
/** In a demonstration the people of a whole city are played from one address. */
const played = 20;
/** Addresses and persons that are remembered; whoever is forgotten begins anew. */
const remembered = 50_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limits count; by the address where it is not told. */
    limit?: LimitKind;
  }
  interface FastifyInstance {
    /** Counts the request of a known person, once. @throws DomainError request.tooMany */
    readonly countPerson: (request: FastifyRequest, actor: Actor) => Promise<void>;
  }
}

/** @param unlimited for the filler of a demonstration, which plays thousands of people, and for measures */
export async function registerLimits(app: FastifyInstance, house: House, unlimited: boolean): Promise<void> {
  await app.register(rateLimit, { global: false, timeWindow: '1 minute', cache: remembered });
  const persons = new WeakMap<FastifyRequest, string>();
  const kinds = Object.keys(perMinute) as LimitKind[];
  const limiter = (max: number, keyGenerator?: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, ...(keyGenerator === undefined ? {} : { keyGenerator }) });
  const limiters = new Map(
    kinds.map((kind) => {
      const { address, person } = perMinute[kind];
      const byAddress = limiter(house.demonstration ? address * played : address);
      return [kind, { byAddress, byPerson: limiter(person, (request) => persons.get(request) ?? '') }];
    }),
  );
  const count = async (by: 'byAddress' | 'byPerson', request: FastifyRequest): Promise<void> => {
    const limit = await limiters.get(kindOf(request))?.[by](request);
    if (limit !== undefined && !limit.isAllowed && limit.isExceeded) {
      throw refuse('request.tooMany', { seconds: Math.max(1, limit.ttlInSeconds) });
    }
  };
  app.decorate('countPerson', async (request: FastifyRequest, { personId }: Actor) => {
    if (unlimited || personId === null || persons.has(request)) return;
    persons.set(request, personId);
    await count('byPerson', request);
  });
  if (unlimited) return;
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url !== '/health') await count('byAddress', request);
  });
}

function kindOf({ routeOptions, url }: FastifyRequest): LimitKind {
  return routeOptions.config?.limit ?? (url.startsWith('/api/') ? 'call' : 'page');
}

/** The limits of an operation's route: what asks who somebody is, what searches and what hands out much is narrower. */
export function limitOf({ method, access, query, limit }: Route): LimitKind {
  if (limit !== undefined) return limit;
  if (method === 'POST' && access.roles === 'public' && access.demonstration !== true) return 'signIn';
  return query !== undefined && 'search' in query.shape ? 'search' : 'call';
}

/** Never less: names of fields, spaces. */
const smallestBody = 16 * 1024;

/** Bytes of a request's body at most: what the fields of the contract can hold, and no more. */
export function bodyLimitOf({ body }: Route): number {
  if (body === undefined) return smallestBody;
  return smallestBody + sizeOf(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Shape);
}

interface Shape {
  readonly type?: string;
  readonly maxLength?: number;
  readonly contentEncoding?: string;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

/** A sign outside Latin takes up to six bytes when it is escaped. An id, a day, a code: a hundred bytes. */
function sizeOf({ maxLength, contentEncoding, maxItems, items, properties, anyOf }: Shape): number {
  if (properties !== undefined) {
    return Object.values(properties).reduce((sum, each) => sum + 100 + sizeOf(each), 0);
  }
  if (items !== undefined) return (maxItems ?? 0) * (sizeOf(items) + 2);
  if (anyOf !== undefined) return Math.max(...anyOf.map(sizeOf));
  if (maxLength === undefined) return 100;
  return contentEncoding === 'base64' ? maxLength : maxLength * 6;
}
