/** Points inside the outlines of the districts. */
import { readFileSync } from 'node:fs';
import type { Random } from '../random.ts';

/** Longitude and latitude, degrees. */
export type Point = readonly [number, number];

export interface Outline {
  readonly kato: string;
  readonly osmRelation: number;
  /** The outer ring, closed: the last point repeats the first. */
  readonly ring: readonly Point[];
}

interface Source {
  readonly features: readonly {
    readonly properties: { readonly kato: string; readonly osmRelation: number };
    readonly geometry: { readonly coordinates: readonly (readonly Point[])[] };
  }[];
}

/** Who must be named wherever the outlines are shown. */
export const attribution = '© OpenStreetMap contributors, ODbL';

/** Reads the outlines that lie in this package (data/README.md). */
export function readOutlines(): Outline[] {
  const path = new URL('../../data/almaty-districts.geojson', import.meta.url);
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
  return source.features.map(({ properties, geometry }) => ({
    kato: properties.kato,
    osmRelation: properties.osmRelation,
    ring: geometry.coordinates[0] ?? [],
  }));
}

/** Whether a point lies inside a ring (even-odd rule). */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [ax, ay] = ring[at] as Point;
    const [bx, by] = ring[before] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const precision = 100_000;
/** A box has at least an eighth of its area inside each outline, so a thousand draws cannot all miss. */
const draws = 1000;

/**
 * A random point inside a ring and not south of a latitude, to five decimals (about a metre).
 * Throws `RangeError` when the ring lies south of the limit.
 */
export function pointInside(ring: readonly Point[], southernLimit: number, random: Random): Point {
  const west = Math.min(...ring.map(([x]) => x));
  const east = Math.max(...ring.map(([x]) => x));
  const south = Math.max(southernLimit, Math.min(...ring.map(([, y]) => y)));
  const north = Math.max(...ring.map(([, y]) => y));
  for (let draw = 0; draw < draws; draw += 1) {
    const x = Math.round((west + random.unit() * (east - west)) * precision) / precision;
    const y = Math.round((south + random.unit() * (north - south)) * precision) / precision;
    if (y >= southernLimit && isInside([x, y], ring)) return [x, y];
  }
  throw new RangeError('no point of the outline lies north of the limit');
}
