/** The client of the routes: a mapped type over the same table that the server registers. No code is generated. */
import type { AnswerOf, Route, WireRefusal, WrittenInputOf } from './contract.ts';

export type RouteTable = Readonly<Record<string, Readonly<Record<string, Route>>>>;

type Call<R extends Route> =
  Record<never, never> extends WrittenInputOf<R>
    ? (input?: WrittenInputOf<R>) => Promise<AnswerOf<R>>
    : (input: WrittenInputOf<R>) => Promise<AnswerOf<R>>;

export type Client<T extends RouteTable> = {
  readonly [Subject in keyof T]: { readonly [Name in keyof T[Subject]]: Call<T[Subject][Name]> };
};

/** A request as the transport gets it; the transport adds address, cookies and its language. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  /** With the query behind `?`. */
  readonly path: string;
  /** JSON text, for POST. */
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WireAnswer {
  readonly status: number;
  /** The parsed JSON body; `null` where there is none. */
  readonly body: unknown;
}

export type Transport = (request: WireRequest) => Promise<WireAnswer>;

/** The server said no, and why. */
export class Refusal extends Error {
  readonly status: number;
  readonly fact: WireRefusal;

  constructor(status: number, fact: WireRefusal) {
    super(fact.field === undefined ? fact.code : `${fact.code} (${fact.field})`);
    this.name = 'Refusal';
    this.status = status;
    this.fact = fact;
  }
}

/** Shows the server that the request comes from our own page: a foreign site cannot send it. */
export const ownHeader = 'x-balapan';

/** The request that carries an input to a route. */
export function requestOf(route: Route, input: Readonly<Record<string, unknown>>): WireRequest {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const query = Object.keys(route.query?.shape ?? {})
    .filter((name) => input[name] !== undefined && input[name] !== null)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(input[name]))}`);
  const address = query.length === 0 ? path : `${path}?${query.join('&')}`;
  const headers = { [ownHeader]: '1', accept: 'application/json' };
  if (route.method === 'GET') return { method: 'GET', path: address, headers };
  const body = Object.keys(route.body?.shape ?? {}).map((name) => [name, input[name]] as const);
  return {
    method: 'POST',
    path: address,
    body: JSON.stringify(Object.fromEntries(body)),
    headers: { ...headers, 'content-type': 'application/json' },
  };
}

/**
 * `client(routes, transport).attendance.mark({ … })`. A refusal is thrown as `Refusal`; what the transport throws (no
 * connection) passes through.
 */
export function client<const T extends RouteTable>(routes: T, transport: Transport): Client<T> {
  const call =
    (route: Route) =>
    async (input: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
      const { status, body } = await transport(requestOf(route, input));
      if (status >= 200 && status < 300) return body;
      throw new Refusal(status, isRefusal(body) ? body : { code: 'request.unavailable' });
    };
  const subjects = Object.entries(routes).map(([subject, table]) => [
    subject,
    Object.fromEntries(Object.entries(table).map(([name, route]) => [name, call(route)])),
  ]);
  return Object.fromEntries(subjects) as Client<T>;
}

function isRefusal(body: unknown): body is WireRefusal {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
