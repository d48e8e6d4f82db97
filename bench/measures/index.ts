import type { Measure } from '../measure.ts';
import { closeMonthMeasure } from './closeMonth.ts';
import { decisionMeasure } from './decision.ts';
import { firstPageMeasure, firstStartMeasure, firstStartSmallMeasure, memoryMeasure } from './firstStart.ts';
import { importCityMeasure } from './importCity.ts';
import { iterationMeasure } from './iteration.ts';

/** All measures, in the order of the bench. */
export const measures: readonly Measure[] = [
  importCityMeasure,
  iterationMeasure,
  decisionMeasure,
  closeMonthMeasure,
  firstStartMeasure,
  firstPageMeasure,
  firstStartSmallMeasure,
  memoryMeasure,
];
