/**
 * The web server of a house: the API from its table, public pages, the cabinets' files, health. It does not listen by
 * itself: `serve` lends it the port.
 */
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { registerUploads } from '../import/uploads.ts';
import type { House } from '../kernel/house.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { operations as allOperations } from '../operations.ts';
import { registerApi } from './api.ts';
import { registerCabinets } from './cabinets.ts';
import { answerErrors } from './errors.ts';
import { plainHeaders } from './headers.ts';
import { registerHealth } from './health.ts';
import { readJsonOnly } from './json.ts';
import { logRequests } from './log.ts';
import { secure } from './security.ts';
import { registerSigningApp } from './signingApp.ts';
import { localSite, type Site } from './site.ts';

export interface AppOptions {
  /** Registers the public pages (report/publicPage). */
  readonly pages?: (app: FastifyInstance, house: House) => void | Promise<void>;
  /** More routes than the table's: uploads. */
  readonly more?: readonly ((app: FastifyInstance, house: House) => void | Promise<void>)[];
  /** Folder of the built cabinets; default packages/web/dist. */
  readonly cabinets?: string;
  readonly operations?: readonly AnyOperation[];
  /** Under which address people come; default: this machine only. */
  readonly site?: Site;
  /** No limits of requests: for what plays a whole city, and for measures. */
  readonly unlimited?: true;
  /** `silent` in tests. */
  readonly logLevel?: 'silent' | 'info';
  /** Where the lines of the log go; default: standard output. */
  readonly log?: { write(line: string): void };
}

/** Routes outside the contract's table; the others know what they can hold. */
const bodyLimit = 128 * 1024;

/** Builds the app and makes it ready. */
export async function makeApp(house: House, options: AppOptions = {}): Promise<FastifyInstance> {
  const site = options.site ?? localSite;
  const app = fastify({
    logger: { level: options.logLevel ?? 'silent', ...(options.log === undefined ? {} : { stream: options.log }) },
    // An address that cannot even be read comes past no route and no hook.
    frameworkErrors: (_, __, reply) => {
      (reply as FastifyReply)
        .code(400)
        .headers(plainHeaders(site))
        .type('application/json; charset=utf-8')
        .send({ code: 'request.invalid' });
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: site.proxies.length === 0 ? false : [...site.proxies],
    routerOptions: { maxParamLength: 200 },
  });
  app.decorate('site', site);
  readJsonOnly(app);
  logRequests(app);
  answerErrors(app);
  await app.register(cookie);
  await app.register(compress, { threshold: 1024 });
  await app.register(etag, { weak: true });
  await secure(app, house, options.unlimited === true);
  registerHealth(app, house);
  registerApi(app, house, options.operations ?? allOperations);
  await registerSigningApp(app, house);
  await registerUploads(app, house);
  for (const register of options.more ?? []) await register(app, house);
  await registerCabinets(app, options.cabinets);
  await options.pages?.(app, house);
  await app.ready();
  return app;
}
