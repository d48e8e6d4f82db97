/** The launch figures as of 08:00 of the city's today, kept until an import changes them. */
import type { FigureCode } from '@balapan/domain/figures.ts';
import { computeFigures } from '../figures.ts';
import type { PageContext } from './context.ts';

/** Exact values by code; a figure whose data is not there is left out. */
export function launchFigures({ reader, today }: PageContext): Promise<ReadonlyMap<FigureCode, bigint>> {
  return reader.keptForDay('figures', async (sql) => {
    const figures = await computeFigures(sql, today);
    return new Map(figures.map((figure) => [figure.code, figure.value]));
  });
}
