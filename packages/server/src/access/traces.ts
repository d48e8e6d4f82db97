import { accessRoutes } from '@balapan/api/access.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { readTraces } from './traceQueries.ts';

/**
 * Who has read or changed what is known of a child, for its guardians.
 * @throws DomainError request.notFound for a child who is not one's own
 */
export const traces = readOperation(
  accessRoutes.traces,
  async ({ sql, actor, rule, input: { childId, kind, page, size } }) => {
    rule.allow(rowOfChild(childId));
    const rows = await readTraces(sql, { childId, readerId: actor.personId, kind, from: (page - 1) * size, size });
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(
        ({ at, day, times, kind: what, operation, role, reasons, personId, onBehalf, placeKk, placeRu, placeEn }) => ({
          at: localIsoOf(at),
          day,
          times,
          kind: what,
          operation,
          role,
          reasons: [...reasons],
          own: personId !== null && personId === actor.personId,
          onBehalf,
          place:
            placeKk === null || placeRu === null || placeEn === null ? null : { kk: placeKk, ru: placeRu, en: placeEn },
        }),
      ),
    };
  },
  { wide: 'the log of readings and the chains of the kindergartens are not a guardian’s own; the child is checked' },
);
