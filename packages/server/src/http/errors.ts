/** How a refusal, a wrong field or a failure leaves the house: status and `{ code, field?, params? }`, never prose or a stack. */
import type { WireError, WireRefusal } from '@balapan/api/contract.ts';
import { DomainError, type ErrorCode } from '@balapan/domain/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asksForPage, errorPage, readerLanguage } from './errorPage.ts';
import { WrongInput } from './input.ts';
import { tellLog } from './log.ts';

const statuses: Partial<Record<ErrorCode, number>> = {
  'access.signInNeeded': 401,
  'access.wrongPassword': 401,
  'request.wrongHost': 421,
  'request.notFound': 404,
  'request.invalid': 400,
  'request.tooMany': 429,
  'request.tooLarge': 413,
  'request.stale': 409,
  'request.keyReused': 409,
  'request.unavailable': 503,
  'file.notScanned': 503,
  'health.unreadable': 503,
  'state.refused': 409,
  'iteration.alreadyRun': 409,
  'iteration.inputChanged': 409,
  'place.noFreePlace': 409,
};

/** 401 and 403 for access, 400 for fields, 409 where the state has moved on, 422 where a rule says no. */
export function statusOf(code: ErrorCode): number {
  const status = statuses[code];
  if (status !== undefined) return status;
  if (code.startsWith('access.')) return 403;
  return code.startsWith('field.') ? 400 : 422;
}

/** The refusal of a known error; `null` for a failure that nobody foresaw. */
export function refusalOf(error: unknown): { status: number; body: WireRefusal } | null {
  if (error instanceof WrongInput) return { status: 400, body: { ...first(error.errors), errors: error.errors } };
  if (error instanceof DomainError) {
    const { code, params, field } = error.fact;
    const body = { code, params: params as Record<string, string | number>, ...(field === undefined ? {} : { field }) };
    return { status: statusOf(code), body };
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string') return refusalOfCode(code, statusCode);
  return null;
}

const first = (errors: readonly WireError[]): WireError => errors[0] ?? { code: 'request.invalid' };

/** Codes of the web server, of PostgreSQL and of the connection to it. */
function refusalOfCode(code: string, statusCode: unknown): { status: number; body: WireRefusal } | null {
  if (code.startsWith('FST_') && typeof statusCode === 'number' && statusCode < 500) {
    return { status: statusCode, body: { code: 'request.invalid' } };
  }
  // Two did the same at once: unique violation, exclusion, serialisation, deadlock.
  if (['23505', '23P01', '40001', '40P01'].includes(code)) return { status: 409, body: { code: 'request.stale' } };
  if (code.startsWith('08') || code.startsWith('57P') || code.startsWith('53') || code.startsWith('ECONN')) {
    return { status: 503, body: { code: 'request.unavailable' } };
  }
  return null;
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = isTooLarge(error) ? tooLarge(request) : refusalOf(error);
    if (known !== null) return answer(request, reply, known.status, known.body);
    // The message of a database error may hold values of a row; its code and the stack's own lines may not.
    const { name, code, stack } = error as Error & { code?: string };
    const lines = stack?.split('\n').filter((line) => line.startsWith('    at '));
    app.log.error({ number: request.id, name, code, route: request.routeOptions.url, at: lines?.slice(0, 8) });
    return answer(request, reply, 500, { code: 'request.internal', params: { number: request.id } });
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, 404, { code: 'request.notFound' }));
}

const isTooLarge = (error: unknown): boolean => (error as { code?: unknown }).code === 'FST_ERR_CTP_BODY_TOO_LARGE';

function tooLarge({ routeOptions }: FastifyRequest): { status: number; body: WireRefusal } {
  return { status: 413, body: { code: 'request.tooLarge', params: { limit: routeOptions.bodyLimit ?? 0 } } };
}

function answer(request: FastifyRequest, reply: FastifyReply, status: number, body: WireRefusal): FastifyReply {
  reply.code(status);
  tellLog(request, { refusal: body.code });
  if (body.code === 'request.tooMany') reply.header('retry-after', body.params?.seconds ?? 60);
  if (!asksForPage(request)) return reply.send(body);
  const page = errorPage(body, readerLanguage(request), reply.cspNonce?.style ?? '');
  return reply.type('text/html; charset=utf-8').header('vary', 'accept, accept-language, cookie').send(page);
}
