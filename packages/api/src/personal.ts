/**
 * Personal data in answers, marked where their shape is declared. Whoever sees them masked (an auditor) gets a mask instead, made by
 * the kernel of the marks alone: nothing has to be thought of in an operation (server/kernel/mask.ts).
 */
import { z } from 'zod';

/** `name`: of a child or a parent; `text`: what people wrote, an address, a number, a phone. Names of officials are not masked. */
export type PersonalKind = 'name' | 'text';

/** `personal.name(z.string())`: marks a field. Whose it is, is told by the nearest `childId` or `personId` around it. */
export const personal = {
  name: <T extends z.ZodType>(shape: T): T => shape.meta({ personal: 'name' }),
  text: <T extends z.ZodType>(shape: T): T => shape.meta({ personal: 'text' }),
} as const;

/** How a field is marked, if it is. */
export function personalKind(shape: z.ZodType): PersonalKind | null {
  const kind = z.globalRegistry.get(shape)?.personal;
  return kind === 'name' || kind === 'text' ? kind : null;
}

/** What a mask begins with, for screens to know it by. */
export const maskSign = '•••';

/** `••• 3F2A91`: the same child or person under the same mask in every answer, so that rows can be followed without names. */
export const maskedName = (subjectId: string | null): string =>
  subjectId === null ? maskSign : `${maskSign} ${subjectId.slice(-6).toUpperCase()}`;

/** Whose the personal data of an object are: a child's are the child's, also where the person who asked stands beside it. */
export function subjectOf({ childId, personId }: Readonly<Record<string, unknown>>): string | null {
  if (typeof childId === 'string') return childId;
  return typeof personId === 'string' ? personId : null;
}

export const isMask = (text: string): boolean => text.startsWith(maskSign);
