/** Fields that many routes share. A wrong value carries the code of its error as the message (see domain/errors.ts). */
import { type Day, isDay, isMonth, type Month } from '@balapan/domain/day.ts';
import { isUuid } from '@balapan/domain/ids.ts';
import { parseIso } from '@balapan/domain/moment.ts';
import { z } from 'zod';

export const id = z.string().refine(isUuid, { error: 'field.notAnId' }).meta({ format: 'uuid' });
export const day = z
  .custom<Day>((value) => typeof value === 'string' && isDay(value), { error: 'field.notADay' })
  .meta({ type: 'string', format: 'date' });
export const month = z
  .custom<Month>((value) => typeof value === 'string' && isMonth(value), { error: 'field.notAMonth' })
  .meta({ type: 'string', pattern: '^\\d{4}-\\d{2}$' });
/** ISO 8601 with a zone. */
export const moment = z
  .string()
  .refine((text) => parseIso(text) !== null, { error: 'field.notAMoment' })
  .meta({ format: 'date-time' });
/** Whole tiyn as decimal text. */
export const tiyn = z.string().regex(/^-?\d{1,18}$/, { error: 'field.notMoney' });
export const count = z.int().nonnegative();
/** A name or a sentence in the three languages. */
export const text3 = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
/** A reason: a code of the catalogues with what its text needs. */
export const reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
/** Why something may not go on now: an error with what its text needs. */
export const fault = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
/** What is wrong with a line of a file that was sent: a code of the catalogues, the line, the field as it stands in the file. */
export const fileProblem = fault.extend({
  line: count,
  field: z.string(),
  value: z.string(),
});
/** Which part of a list: pages from 1, `size` rows each. Spread into `query`. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};
/** A list with the number of all its rows. */
export const listOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: count });
/** Base64 of a detached CMS, at most with its time stamp. */
export const cms = z.base64().max(60_000);
