/** The launch figures as of 08:00 of the city's today, kept until an import changes them. */
import type { Day } from '@balapan/domain/day.ts';
import type { FigureCode } from '@balapan/domain/figures.ts';
import { computeFigures } from '../figures.ts';
import type { PageContext } from './context.ts';

/** Exact values by code; a figure whose data is not there is left out. @param day default: the city's today */
export function launchFigures(
  { reader, today }: PageContext,
  day: Day = today,
): Promise<ReadonlyMap<FigureCode, bigint>> {
  return reader.keptForDay(`figures ${day}`, async (sql) => {
    const figures = await computeFigures(sql, day);
    return new Map(figures.map((figure) => [figure.code, figure.value]));
  });
}
