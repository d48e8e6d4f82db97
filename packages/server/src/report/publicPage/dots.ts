/** Points of the map: from degrees to the picture, and moved apart so that no dot hides another. Pure geometry. */

export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}
export type Point = readonly [x: number, y: number];

/** A picture of `width` units for a box of degrees; a degree of longitude is shorter by the cosine of the latitude. */
export function projection(box: Box, width: number): { readonly height: number; at(spot: Spot): Point } {
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const scale = width / ((box.east - box.west) * squeeze);
  return {
    height: (box.north - box.south) * scale,
    at: ({ longitude, latitude }) => [(longitude - box.west) * squeeze * scale, (box.north - latitude) * scale],
  };
}

/** The points moved apart to `distance` as far as some rounds can do it; each stays near its place. The same each time. */
export function spread(points: readonly Point[], distance: number, rounds = 30): Point[] {
  const at = points.map(([x, y]) => ({ x, y }));
  for (let round = 0; round < rounds; round += 1) {
    const cells = new Map<string, number[]>();
    const cell = (value: number): number => Math.floor(value / distance);
    for (const [index, point] of at.entries()) {
      const key = `${cell(point.x)} ${cell(point.y)}`;
      const found = cells.get(key);
      if (found === undefined) cells.set(key, [index]);
      else found.push(index);
    }
    let moved = false;
    for (const [index, point] of at.entries()) {
      for (let dx = -1; dx <= 1; dx += 1)
        for (let dy = -1; dy <= 1; dy += 1)
          for (const other of cells.get(`${cell(point.x) + dx} ${cell(point.y) + dy}`) ?? []) {
            const neighbour = at[other];
            if (other <= index || neighbour === undefined) continue;
            moved = part(point, neighbour, distance, index) || moved;
          }
    }
    if (!moved) break;
  }
  return at.map(({ x, y }) => [x, y]);
}

function part(a: { x: number; y: number }, b: { x: number; y: number }, distance: number, seed: number): boolean {
  let [dx, dy] = [b.x - a.x, b.y - a.y];
  let far = Math.hypot(dx, dy);
  if (far >= distance) return false;
  if (far < 0.01) {
    // On the same spot: part them in a direction that depends on their place in the list.
    [dx, dy] = [Math.cos(seed * 2.4), Math.sin(seed * 2.4)];
    far = 1;
  }
  const push = (distance - Math.min(far, distance)) / 2 / far;
  a.x -= dx * push;
  a.y -= dy * push;
  b.x += dx * push;
  b.y += dy * push;
  return true;
}
