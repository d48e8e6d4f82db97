/** What a guardian must have proven for each route: reading and confirming is weak, what gives a right away or takes data along is strong. */
import { expect, test } from 'vitest';
import type { Route } from './contract.ts';
import type { Role } from './roles.ts';
import { routes } from './routes.ts';

const weak = [
  'access.sessions',
  'access.endSession',
  'access.endOtherSessions',
  'access.endBehalf',
  'access.roles',
  'access.signOut',
  'access.traces',
  'attendance.myMonth',
  'attendance.confirmMonth',
  'attendance.dispute',
  'attendance.disputes',
  'fees.account',
  'fees.receipt',
  // Declining asks for a strong proof inside.
  'placement.confirmPlace',
  'placement.prolong',
  'privacy.ask',
  'privacy.consents',
  'privacy.giveConsent',
  'privacy.mine',
  'queue.myChildren',
  'queue.place',
  'roster.choiceMap',
  'roster.choices',
  'voucher.consent',
  'voucher.restore',
];
const strong = [
  'access.stepUpChallenge',
  'access.stepUpWays',
  'access.stepUpWithCertificate',
  'access.stepUpWithCode',
  'access.stepUpWithPasskey',
  'access.switchRole',
  'health.consent',
  'health.endConsent',
  'health.file',
  'health.giveConsent',
  'health.write',
  'placement.choose',
  'placement.withdraw',
  'privacy.exportOwn',
  'voucher.refuse',
];
/** Only the person themselves, not the support for them. */
const own = ['access.endOtherSessions', 'access.endSession', 'access.sessions', 'privacy.giveConsent'];

const open = Object.values(routes)
  .flatMap((subject) => Object.values<Route>(subject))
  .filter(({ access }) => access.roles !== 'public' && (access.roles as readonly Role[]).includes('guardian'));
const names = (of: readonly Route[]): string[] => of.map(({ name }) => name).sort();

test('every route of a guardian stands in one of the lists', () => {
  expect(names(open.filter(({ access }) => (access.proof ?? 'weak') === 'weak'))).toEqual([...weak].sort());
  expect(names(open.filter(({ access }) => access.proof !== undefined && access.proof !== 'weak'))).toEqual(
    [...strong].sort(),
  );
  expect(names(open.filter(({ access }) => access.notOnBehalf))).toEqual(own);
});
