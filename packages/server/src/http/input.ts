/** Checks a request against its route: every wrong field with its own code. */
import type { Route, WireError } from '@balapan/api/contract.ts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** The fields that are wrong, at least one. */
export class WrongInput extends Error {
  readonly errors: readonly WireError[];

  constructor(errors: readonly WireError[]) {
    super('wrong input');
    this.name = 'WrongInput';
    this.errors = errors;
  }
}

type Issue = z.core.$ZodIssue;
const codeShape = /^[a-z]+\.[a-zA-Z]+$/;

/** The input of the route's operation as one flat object. Throws `WrongInput`. */
export function readInput(route: Route, request: FastifyRequest): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const errors: WireError[] = [];
  const parts = [
    [route.params, request.params],
    [route.query, request.query],
    [route.body, request.body ?? {}],
  ] as const;
  for (const [schema, value] of parts) {
    if (schema === undefined) continue;
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) Object.assign(input, parsed.data);
    else errors.push(...parsed.error.issues.map(wireError));
  }
  if (errors.length > 0) throw new WrongInput(errors);
  return input;
}

function wireError(issue: Issue): WireError {
  const field = issue.path.join('.');
  return { ...meaning(issue), ...(field === '' ? {} : { field }) };
}

/** What a check of our own tells beside its code. */
const paramsOf = (issue: Issue): Pick<WireError, 'params'> =>
  issue.code === 'custom' && issue.params !== undefined ? { params: issue.params } : {};

function meaning(issue: Issue): WireError {
  if (issue.input === undefined || issue.input === '') return { code: 'field.required' };
  if (codeShape.test(issue.message)) return { code: issue.message, ...paramsOf(issue) };
  switch (issue.code) {
    case 'invalid_type':
      return { code: ['number', 'int'].includes(issue.expected) ? 'field.notANumber' : 'request.invalid' };
    case 'invalid_value':
      return { code: 'field.unknownValue', params: { allowed: issue.values.join(', ') } };
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'field.tooLong', params: { limit: Number(issue.maximum) } }
        : { code: 'field.outOfRange', params: { from: '…', to: String(issue.maximum) } };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'field.required' }
        : { code: 'field.outOfRange', params: { from: String(issue.minimum), to: '…' } };
    default:
      return { code: 'request.invalid' };
  }
}
