/**
 * What the browser needs of zod: the names of a route's fields. The server checks every input and the screens show what it
 * refuses, so the build puts this module in zod's place (vite.config.ts) and spares each phone 35 kB. Types come from zod.
 */

interface Shaped {
  readonly shape: Readonly<Record<string, unknown>>;
  extend(more: Readonly<Record<string, unknown>>): Shaped;
}

/** Any schema whose inside nobody asks for: every property and every call gives it again. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'shape' ? undefined : anything),
  apply: () => anything,
});

const object = (shape: Readonly<Record<string, unknown>>): Shaped =>
  new Proxy(
    { shape, extend: (more: Readonly<Record<string, unknown>>) => object({ ...shape, ...more }) },
    {
      get: (known, name) => (name === 'shape' ? known.shape : name === 'extend' ? known.extend : anything),
    },
  );

/** Stands for zod's `z`. */
export const z = new Proxy(
  { object, strictObject: object, looseObject: object },
  {
    get: (known, name) => (name in known ? known[name as keyof typeof known] : anything),
  },
);
