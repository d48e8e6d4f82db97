/**
 * The shape of a route: one declaration from which the server registers, the client gets its types and OpenAPI is written.
 * Input is one flat object: what stands in the address, behind `?` and in the body, names never twice.
 */
import type { z } from 'zod';
import type { Rule } from './rule.ts';

export type Method = 'GET' | 'POST';
type Shape = z.ZodObject;

export interface Route {
  /** `subject.operation`, as `attendance.mark`: the name in the audit. */
  readonly name: string;
  /** GET reads, POST changes. */
  readonly method: Method;
  /** `/api/v1/queue/applications/:applicationId`; each `:name` is a field of `params`. */
  readonly path: `/api/v1/${string}`;
  /** One sentence for OpenAPI: what it does. */
  readonly summary: string;
  /** The one rule: who, of what, when, by whose hand. */
  readonly access: Rule;
  /** Narrower limits of requests a minute: an answer from which much can be learnt by asking often, or that hands out much. */
  readonly limit?: 'search' | 'export';
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  readonly answer: z.ZodType;
}

type Empty = Record<never, never>;
type OutputOf<S> = S extends Shape ? z.output<S> : Empty;
type WrittenOf<S> = S extends Shape ? z.input<S> : Empty;
type Flat<T> = { [Name in keyof T]: T[Name] };
type Part<R, Name extends string> = R extends { readonly [N in Name]: infer S } ? S : undefined;

/** What an operation gets: checked, defaults filled in. */
export type InputOf<R extends Route> = Flat<
  OutputOf<Part<R, 'params'>> & OutputOf<Part<R, 'query'>> & OutputOf<Part<R, 'body'>>
>;
/** What a caller writes: fields with a default may be left out. */
export type WrittenInputOf<R extends Route> = Flat<
  WrittenOf<Part<R, 'params'>> & WrittenOf<Part<R, 'query'>> & WrittenOf<Part<R, 'body'>>
>;
/** Plain JSON: money as decimal text of tiyn, moments as ISO text, days as `2025-09-11`. */
export type AnswerOf<R extends Route> = z.output<R['answer']>;

/** A route with its exact type kept. Throws `RangeError` where the address and its fields differ. */
export function route<const R extends Route>(spec: R): R {
  const inPath = [...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const declared = Object.keys(spec.params?.shape ?? {});
  if (inPath.length !== declared.length || inPath.some((name) => !declared.includes(name ?? ''))) {
    throw new RangeError(`${spec.name}: ${spec.path} and its params differ`);
  }
  return spec;
}

/** An error as it travels; the text comes from the catalogue of the reader's language. */
export interface WireError {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The body of every refusal. `errors`: one for each field that is wrong, the first of them also on top. */
export interface WireRefusal extends WireError {
  readonly errors?: readonly WireError[];
}
