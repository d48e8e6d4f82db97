/** The choice as a picture: the city's outlines and a mark for each kindergarten, moved apart so that none hides another. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { rosterRoutes } from '@balapan/api/roster.ts';
import { type Point, projection, spread } from '../report/publicPage/dots.ts';
import { ringsOf } from '../report/publicPage/map.ts';
import type { DistrictRow } from '../report/publicPage/queries.ts';

type Picture = AnswerOf<typeof rosterRoutes.choiceMap>;

interface Mark {
  readonly longitude: number;
  readonly latitude: number;
  readonly district: string;
  /** Places that a choice gives at once. */
  readonly free: number;
}

const width = 640;
/** Degrees left free around the city, and under its last kindergarten: the mountains hold none. */
const margin = 0.004;
const below = 0.03;
/** Units that the two lines of a name take. */
const labelHeight = 30;
/** Units between two marks. */
const apart = 6.4;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Six free places and more are many; a kindergarten that gives none is full. */
export function drawChoices(districts: readonly DistrictRow[], marks: readonly Mark[]): Picture {
  const rings = new Map(districts.map(({ kato, outline }) => [kato, ringsOf(outline)]));
  const corners = [...rings.values()].flat(2);
  if (corners.length === 0) return { width, height: 0, districts: [], marks: [] };
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  const lowest = Math.min(...lats) - margin;
  const picture = projection(
    {
      west: Math.min(...lons) - margin,
      east: Math.max(...lons) + margin,
      north: Math.max(...lats) + margin,
      south: marks.length === 0 ? lowest : Math.max(lowest, Math.min(...marks.map(({ latitude }) => latitude)) - below),
    },
    width,
  );
  const places = spread(marks.map(picture.at), apart);
  const path = (ring: readonly (readonly [number, number])[]): string =>
    `M${ring.map(([longitude, latitude]) => picture.at({ longitude, latitude }).map(round).join(' ')).join('L')}z`;
  return {
    width,
    height: Math.round(picture.height),
    districts: districts.map((row) => {
      const own = rings.get(row.kato) ?? [];
      const mine = places.filter((_, at) => marks[at]?.district === row.kato);
      const [x, y] = middle(
        mine.length > 0 ? mine : own.flat().map(([longitude, latitude]) => picture.at({ longitude, latitude })),
      );
      return {
        kato: row.kato,
        name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
        outline: own.map(path).join(''),
        x,
        // A name stays inside the picture, also where the outline goes on below it.
        y: Math.min(y, Math.round(picture.height) - labelHeight),
        free: marks.reduce((sum, mark) => (mark.district === row.kato ? sum + mark.free : sum), 0),
      };
    }),
    marks: marks.map(({ district, free }, at) => {
      const [x, y] = places[at] ?? [0, 0];
      return { x: round(x), y: round(y), district, kind: free >= 6 ? 'many' : free > 0 ? 'few' : 'full' };
    }),
  };
}

function middle(points: readonly Point[]): readonly [number, number] {
  const mean = (axis: 0 | 1): number =>
    round(points.reduce((sum, at) => sum + at[axis], 0) / Math.max(1, points.length));
  return [mean(0), mean(1)];
}
