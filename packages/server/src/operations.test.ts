import type { Route } from '@balapan/api/contract.ts';
import { routes } from '@balapan/api/routes.ts';
import { expect, test } from 'vitest';
import { operations } from './operations.ts';

const table: [string, Route][] = Object.entries(routes).flatMap(([subject, names]) =>
  Object.entries(names as Readonly<Record<string, Route>>).map(([name, route]): [string, Route] => [
    `${subject}.${name}`,
    route,
  ]),
);
/** They touch a cookie or must know the page's address: http/session.ts, phoneSession.ts, qrSession.ts, staffSignIn.ts register them. */
const bySession = [
  'access.signIn',
  'access.challenge',
  'access.signInWithCertificate',
  'access.switchRole',
  'access.signOut',
  'access.askCode',
  'access.signInWithCode',
  'access.askBehalfCode',
  'access.beginBehalf',
  'access.endBehalf',
  'access.qr',
  'access.qrState',
  'access.signInWithQr',
  'access.qrDocument',
  'access.takeQrSignature',
  'access.signInWithPassword',
  'access.passkeyChallenge',
  'access.signInWithPasskey',
  'access.openInvitation',
  'access.acceptInvitation',
  'access.stepUpChallenge',
  'access.stepUpWithPasskey',
  'access.stepUpWithCertificate',
  'access.beginPasskey',
  'access.addPasskey',
];

test.each(table)('%s is named by its place in the table and has one operation', (name, route) => {
  expect(route.name).toBe(name);
  expect(operations.filter((operation) => operation.route === route)).toHaveLength(bySession.includes(name) ? 0 : 1);
});

test('no two routes share an address', () => {
  const addresses = table.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test.each(table)(
  '%s: reading is GET and changing is POST, names in the address are kebab-case',
  (_, { method, path, body }) => {
    if (method === 'GET') expect(body).toBeUndefined();
    expect(path.replace(/:\w+/g, '')).toMatch(/^\/api\/v1(\/[a-z0-9-]*)+$/);
  },
);
