/**
 * The port of a start: answers at once with a progress page, and hands over to the app when the city is ready, on the same
 * port and without a refused connection between.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { plainHeaders } from './headers.ts';
import { progressPage, progressPolicy, type StartState } from './progressPage.ts';
import { isOurHost, localSite, type Site } from './site.ts';

export interface Serving {
  /** The port that it listens on (a free one when 0 was asked for). */
  readonly port: number;
  /** From now on the app answers. */
  open(app: FastifyInstance): void;
  /** Ends open requests, then the app, then the port. */
  close(): Promise<void>;
}

/** How long the server waits for a request, and how much of it there may be. */
export interface Patience {
  /** Milliseconds until all headers are there. */
  readonly headers: number;
  /** Milliseconds until the whole request is there: the files of a city over a slow line. */
  readonly request: number;
  /** Milliseconds between two looks at who is too slow. */
  readonly look: number;
  /** Connections at once; more are closed before they are read. */
  readonly connections: number;
}

const usual: Patience = { headers: 15_000, request: 300_000, look: 5000, connections: 4000 };
const longestHeaders = 16 * 1024;

export interface ServeOptions {
  readonly port: number;
  /** Default: this machine only. */
  readonly host?: string;
  /** Under which address people come; default: this machine only. */
  readonly site?: Site;
  /** Default: for the open network. */
  readonly patience?: Patience;
  /** Read at each request: the start changes its fields. */
  readonly state: StartState;
}

/** Why a port cannot be used, in one sentence a language. */
export class PortError extends Error {
  readonly code: 'taken' | 'refused';
  readonly texts: Readonly<Record<'kk' | 'ru' | 'en', string>>;

  constructor(code: 'taken' | 'refused', port: number) {
    const texts =
      code === 'taken'
        ? {
            kk: `${port} порты бос емес: басқа портты PORT=… арқылы беріңіз.`,
            ru: `Порт ${port} занят: задайте другой через PORT=….`,
            en: `Port ${port} is taken: give another one with PORT=….`,
          }
        : {
            kk: `${port} портын ашуға рұқсат жоқ: басқасын PORT=… арқылы беріңіз.`,
            ru: `Порт ${port} открыть нельзя: задайте другой через PORT=….`,
            en: `Port ${port} may not be opened: give another one with PORT=….`,
          };
    super(texts.en);
    this.name = 'PortError';
    this.code = code;
    this.texts = texts;
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Longer than proxies keep an idle connection (nginx: a minute): the side that asks closes it, so no question meets a closed one. */
const idle = 75_000;

/** Listens within milliseconds. Throws `PortError` for a port that is taken or not allowed. */
export async function serve({
  port,
  host = '127.0.0.1',
  site = localSite,
  patience = usual,
  state,
}: ServeOptions): Promise<Serving> {
  let app: FastifyInstance | undefined;
  let handler: Handler = (request, response) => waiting(request, response, state, site);
  const limits = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.look,
    keepAliveTimeout: idle,
    maxHeaderSize: longestHeaders,
  };
  const server = createServer(limits, (request, response) => handler(request, response));
  server.maxConnections = patience.connections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    open: (ready) => {
      app = ready;
      handler = (request, response) => ready.routing(request, response);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await app?.close();
      await closed;
    },
  };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new PortError('taken', port);
  return error.code === 'EACCES' ? new PortError('refused', port) : error;
}

function waiting(request: IncomingMessage, response: ServerResponse, state: StartState, site: Site): void {
  const headers = plainHeaders(site);
  const path = request.url?.split('?')[0];
  if (path === '/health') {
    const { step, done, total, failure } = state;
    const status = failure === undefined ? 'starting' : 'failed';
    response.writeHead(503, { ...headers, 'content-type': 'application/json' });
    response.end(JSON.stringify({ status, step, done, total }));
    return;
  }
  if (!isOurHost(site, request.headers.host)) {
    response.writeHead(421, { ...headers, 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'request.wrongHost' }));
    return;
  }
  if (path?.startsWith('/api/')) {
    response.writeHead(503, { ...headers, 'content-type': 'application/json', 'retry-after': '2' });
    response.end(JSON.stringify({ code: 'request.unavailable' }));
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': progressPolicy,
  });
  response.end(progressPage(state));
}
