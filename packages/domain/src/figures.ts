/** The figures of the launch report (domain.md 1): code, unit, definition, printed form. Their values are always computed. */
import { type FigureCode, type FigureUnit, figureCodes, figureUnits } from './figureCodes.ts';
import { roundHalfUp, type Tiyn, tiyn } from './money.ts';
import { formatBillions, formatCount, formatTenge, noBreakSpace } from './text/format.ts';
import type { TextLanguage } from './text/language.ts';
import { ruPlural } from './text/plural.ts';
import { figureTexts } from './text/texts/figures.ts';

export type { FigureCode, FigureUnit } from './figureCodes.ts';

/** Sums of a whole city are printed in billions, those of one child in tenge. */
const inTenge: ReadonlySet<FigureCode> = new Set(['norm', 'normLocal', 'normRepublican', 'parentFee']);

export interface Figure {
  readonly code: FigureCode;
  readonly unit: FigureUnit;
  /** What it is called in the report. */
  name(language: TextLanguage): string;
  /** How it is computed, as of a day. */
  definition(language: TextLanguage): string;
  /** The exact value (pieces, people or tiyn) as the report prints it: `88 тысяч`, `3,6 млрд ₸`, `55 659 ₸`, `17 201`. */
  printed(value: bigint, language: TextLanguage): string;
}

const thousandWord: Readonly<Record<TextLanguage, (thousands: bigint) => string>> = {
  kk: () => 'мың',
  ru: (thousands) => ruPlural(thousands, 'тысяча', 'тысячи', 'тысяч'),
  en: () => 'thousand',
};

function printMoney(code: FigureCode, value: Tiyn, language: TextLanguage): string {
  return inTenge.has(code) ? formatTenge(value, language) : formatBillions(value, language);
}

function makeFigure(code: FigureCode): Figure {
  const unit = figureUnits[code];
  return {
    code,
    unit,
    name: (language) => figureTexts[language][code].name,
    definition: (language) => figureTexts[language][code].definition,
    printed: (value, language) => {
      if (unit === 'tiyn') return printMoney(code, tiyn(value), language);
      if (unit === 'count') return formatCount(value, language);
      const thousands = roundHalfUp(value, 1000n);
      return `${formatCount(thousands, language)}${noBreakSpace}${thousandWord[language](thousands)}`;
    },
  };
}

/** All figures, in the order of the report. */
export const figures: readonly Figure[] = figureCodes.map(makeFigure);

/** The figure of a code, `null` for an unknown one. */
export function figureOf(code: string): Figure | null {
  return figures.find((figure) => figure.code === code) ?? null;
}
