/** The figures for the Department's screen. */
import { figuresRoutes } from '@balapan/api/figures.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { computeFigures } from './figures.ts';

const list = readOperation(
  figuresRoutes.list,
  async ({ sql, input, now }) => {
    const day = input.day ?? dayAt(now);
    const found = await computeFigures(sql, day);
    return { day, figures: found.map(({ code, value }) => ({ code, value: String(value) })) };
  },
  { wide: 'the figures of the report are the whole city’s for everybody who may read them' },
);

export const reportOperations: readonly AnyOperation[] = [list];
