import { DomainError, type ErrorCode, type ErrorFact, type ErrorParams } from '@balapan/domain/errors.ts';

type NeedsParams<Code extends ErrorCode> = keyof ErrorParams[Code] extends never ? [] : [params: ErrorParams[Code]];

/** Refuses an operation: `throw refuse('place.noFreePlace')`, `throw refuse('queue.termOver', { day })`. */
export function refuse<Code extends ErrorCode>(code: Code, ...[params]: NeedsParams<Code>): DomainError {
  return new DomainError({ code, params: params ?? {} } as ErrorFact);
}

/** The same, for a field of the input. */
export function refuseField<Code extends ErrorCode>(
  field: string,
  code: Code,
  ...[params]: NeedsParams<Code>
): DomainError {
  return new DomainError({ code, params: params ?? {}, field } as ErrorFact);
}
