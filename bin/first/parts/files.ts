/** Writes the city's files. */
import { type CitySize, writeCity } from '@balapan/city/files/index.ts';
import { asPart } from './part.ts';

export interface FilesOrder {
  readonly out: string;
  readonly size: CitySize;
  readonly seed: number;
}

asPart(async (order: FilesOrder) => {
  await writeCity(order);
});
