import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Point, projection, spread } from './dots.ts';

const point = fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }));

describe('spread', () => {
  it('keeps the number of points and leaves alone those that stand far enough apart', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        expect(spread(points, 6)).toHaveLength(points.length);
      }),
    );
    const far: Point[] = [
      [0, 0],
      [10, 0],
      [0, 10],
    ];
    expect(spread(far, 6)).toEqual(far);
  });

  it('parts points on one spot to about the distance', () => {
    const [a, b] = spread(
      [
        [5, 5],
        [5, 5],
      ],
      6,
      60,
    ) as [Point, Point];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(5.9);
  });
});

describe('projection', () => {
  it('puts north up and keeps both measures the same', () => {
    const map = projection({ west: 76.7, east: 77.1, south: 43.1, north: 43.4 }, 400);
    const [x, y] = map.at({ longitude: 76.7, latitude: 43.4 });
    expect([x, y]).toEqual([0, 0]);
    expect(map.at({ longitude: 77.1, latitude: 43.1 })[0]).toBeCloseTo(400);
    expect(map.height).toBeCloseTo(400 * (0.3 / (0.4 * Math.cos((43.25 * Math.PI) / 180))));
  });
});
