/**
 * The map: white land, borders drawn once, a mark for each kindergarten by shape and colour (places free, few, held, full).
 * Marks of one kind are one path, so that a thousand of them weigh 20 kB. The list beside it is the accessible form.
 */
import { type Box, type Point, projection, type Spot, spread } from './dots.ts';
import { type Html, html } from './html.ts';

export type PlaceKind = 'many' | 'few' | 'held' | 'full';

/** 6 and more · 1–5 · none free but held · full. */
export function placeKind(row: { readonly free: number; readonly held: number }): PlaceKind {
  if (row.free >= 6) return 'many';
  if (row.free > 0) return 'few';
  return row.held > 0 ? 'held' : 'full';
}

export interface MapDistrict {
  readonly kato: string;
  readonly name: string;
  readonly free: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  /** Leads to the district alone. */
  readonly address: string;
}

export interface MapMark extends Spot {
  readonly kind: PlaceKind;
}

interface MapProps {
  readonly districts: readonly MapDistrict[];
  readonly marks: readonly MapMark[];
  /** The district to show alone; `null`: the city. */
  readonly only: string | null;
  readonly label: string;
}

const width = 640;
const n = (value: number): string => value.toFixed(1);

/** The rings of a GeoJSON polygon or multipolygon; none of anything else. */
export function ringsOf(outline: {
  readonly type: string;
  readonly coordinates: unknown;
}): (readonly [number, number])[][] {
  type Ring = (readonly [number, number])[];
  if (outline.type === 'MultiPolygon') return (outline.coordinates as Ring[][]).flat();
  return outline.type === 'Polygon' ? (outline.coordinates as Ring[]) : [];
}

function boxOf(spots: readonly Spot[], margin: number): Box {
  const [lons, lats] = [spots.map((spot) => spot.longitude), spots.map((spot) => spot.latitude)];
  return {
    west: Math.min(...lons) - margin,
    east: Math.max(...lons) + margin,
    south: Math.min(...lats) - margin,
    north: Math.max(...lats) + margin,
  };
}

export function cityMap({ districts, marks, only, label }: MapProps): Html {
  const shown = only === null ? districts : districts.filter((district) => district.kato === only);
  const corners = shown.flatMap((district) =>
    district.rings.flat().map(([longitude, latitude]) => ({ longitude, latitude })),
  );
  if (corners.length === 0) return html``;
  // The mountains in the south hold no kindergartens: the picture ends a little below the last one and fades out.
  const box = boxOf(corners, 0.004);
  const southmost = marks.length === 0 ? box.south : Math.min(...marks.map((mark) => mark.latitude)) - 0.012;
  const picture = projection({ ...box, south: Math.max(box.south, southmost) }, width);
  const places = spread(
    marks.map((mark) => picture.at(mark)),
    only === null ? 6.4 : 9,
  );
  const by = (kind: PlaceKind): Point[] => places.filter((_, at) => marks[at]?.kind === kind);
  const outline = (district: MapDistrict): string =>
    district.rings
      .map(
        (ring) =>
          `M${ring.map(([longitude, latitude]) => picture.at({ longitude, latitude }).map(n).join(' ')).join('L')}z`,
      )
      .join('');
  const height = Math.round(picture.height);
  return html`<svg class="map${only === null ? '' : ' map-near'}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">
    <defs><linearGradient id="fade" x2="0" y2="1"><stop offset="0" class="fade-0"/><stop offset="1" class="fade-1"/></linearGradient></defs>
    ${shown.map((district) => html`<path class="land" d="${outline(district)}"/>`)}
    <rect x="0" y="${height - 40}" width="${width}" height="40" fill="url(#fade)"/>
    <path class="dot-full-edge" d="${discs(by('full'))}"/><path class="dot-full" d="${discs(by('full'))}"/>
    <path class="dot-few" d="${discs(by('few'))}"/><path class="dot-held" d="${diamonds(by('held'))}"/>
    <path class="dot-many" d="${discs(by('many'))}"/>
    ${shown.map((district) => districtLabel(district, labelSpot(district, marks, picture.at)))}
  </svg>`;
}

/** A disc is a line of no length with a round end: its size is the width of the stroke. */
const discs = (points: readonly Point[]): string => points.map(([x, y]) => `M${n(x)} ${n(y)}h0`).join('');
const diamonds = (points: readonly Point[]): string =>
  points.map(([x, y]) => `M${n(x)} ${n(y - 4.6)}l4.600 4.600-4.600 4.600-4.600-4.600z`).join('');

/** Over the middle of the district's kindergartens; of its outline where there is none. */
function labelSpot(district: MapDistrict, marks: readonly MapMark[], at: (spot: Spot) => Point): Point {
  const corners = district.rings[0]?.map(([longitude, latitude]) => ({ longitude, latitude })) ?? [];
  const inside = marks.filter((mark) => contains(district.rings[0] ?? [], mark));
  const spots = (inside.length > 0 ? inside : corners).map(at);
  const mean = (pick: (point: Point) => number): number =>
    spots.reduce((sum, point) => sum + pick(point), 0) / Math.max(1, spots.length);
  return [mean((point) => point[0]), mean((point) => point[1])];
}

function contains(ring: readonly (readonly [number, number])[], { longitude: x, latitude: y }: Spot): boolean {
  let inside = false;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function districtLabel(district: MapDistrict, [x, y]: Point): Html {
  return html`<a href="${district.address}"><text class="district" text-anchor="middle" x="${n(x)}" y="${n(y - 2)}">${district.name}<tspan class="district-free" x="${n(x)}" dy="1.150em">${district.free}</tspan></text></a>`;
}
