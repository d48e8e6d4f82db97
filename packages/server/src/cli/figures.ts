import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '@balapan/api/command.ts';
import { reading } from '@balapan/database/scope.ts';
import { isDay } from '@balapan/domain/day.ts';
import { figureOf, figures } from '@balapan/domain/figures.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { system } from '../kernel/actor.ts';
import { scopeOf } from '../kernel/operation.ts';
import { type ComputedFigure, computeFigures } from '../report/figures.ts';
import { openOffice } from './office.ts';
import { figuresTexts } from './texts.ts';

const options = { date: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** Figures that arise only in the running product: a city's files alone do not bring them. */
const later: ReadonlySet<string> = new Set(['queueMessages']);

/** `balapan figures [--date D] [--json]`: exit code 3 where the data of a figure is not there yet. */
export const figuresCommand: Command = {
  name: 'figures',
  usage: '[--date 2025-09-11] [--json]',
  help: figuresTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const texts = figuresTexts[io.language];
    if (values.date !== undefined && !isDay(values.date)) {
      io.tell(texts.notADay(values.date));
      return exitCodes.usage;
    }
    const office = await openOffice(io.progress);
    try {
      const house = await office.house();
      const day = values.date ?? dayAt(house.now());
      const found = await reading(house.pool, scopeOf(house, system, 'report'), (sql) => computeFigures(sql, day));
      const missing = figures.filter(({ code }) => !later.has(code) && !found.some((figure) => figure.code === code));
      if (missing.length > 0) {
        io.tell(texts.incomplete(day, missing.map((figure) => figure.name(io.language)).join(', ')));
        return exitCodes.incomplete;
      }
      if (values.json) io.print(JSON.stringify({ date: day, figures: found.map(told) }, null, 2));
      else
        for (const { code, value } of found) {
          const figure = figureOf(code);
          io.print(`${figure?.name(io.language)}: ${figure?.printed(value, io.language)}`);
        }
      return exitCodes.done;
    } finally {
      await office.close();
    }
  },
};

/** A figure as JSON tells it: the value exact, in decimal text; its unit; the rest in three languages. */
function told({ code, value }: ComputedFigure): unknown {
  const figure = figureOf(code);
  const inLanguages = (text: (language: 'kk' | 'ru' | 'en') => string | undefined) => ({
    kk: text('kk'),
    ru: text('ru'),
    en: text('en'),
  });
  return {
    code,
    value: String(value),
    unit: figure?.unit,
    name: inLanguages((language) => figure?.name(language)),
    definition: inLanguages((language) => figure?.definition(language)),
    printed: inLanguages((language) => figure?.printed(value, language)),
  };
}
