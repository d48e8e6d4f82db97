/** Who appoints whom, where each role has its place, and which appointments a second person confirms. */
import { type Role, roles } from './roles.ts';

/** The roles that an appointment gives. */
export type StaffRole = Exclude<Role, 'guardian' | 'system'>;
export const staffRoles = roles.filter((role): role is StaffRole => role !== 'guardian' && role !== 'system');

/** What says where a role is held. */
export type PlaceKind = 'provider' | 'careGroup' | 'district' | 'department' | 'payer';

export const placeOfRole: Readonly<Record<StaffRole, PlaceKind>> = {
  educator: 'careGroup',
  methodist: 'provider',
  accountant: 'provider',
  head: 'provider',
  districtSpecialist: 'district',
  departmentSpecialist: 'department',
  departmentAccountant: 'department',
  departmentHead: 'department',
  payerOperator: 'payer',
  payerChecker: 'payer',
  payerReleaser: 'payer',
  callCentreOperator: 'department',
  consultationClerk: 'district',
  auditor: 'department',
  administrator: 'department',
};

/** They move money or decide: such an appointment holds when a second person has confirmed it (in the database too). */
export const confirmedRoles: readonly StaffRole[] = [
  'head',
  'departmentHead',
  'departmentAccountant',
  'payerChecker',
  'payerReleaser',
  'administrator',
];

/** Who appoints, ends and replaces at all. */
export const appointers = ['head', 'administrator'] as const satisfies readonly Role[];
/** Who may be the second person. */
export const confirmers = ['administrator', 'departmentHead'] as const satisfies readonly Role[];
/** Who sees who works where, beside those who appoint. */
export const staffReaders = ['head', 'administrator', 'departmentHead', 'auditor'] as const satisfies readonly Role[];

const ofHead: readonly StaffRole[] = ['educator', 'methodist', 'accountant'];

/** The roles that a role appoints: a head the team of the own kindergarten, the administrator everybody else. */
export function appointedBy(role: Role): readonly StaffRole[] {
  if (role === 'head') return ofHead;
  return role === 'administrator' ? staffRoles.filter((one) => !ofHead.includes(one)) : [];
}

/** The roles that a role finds a deputy for: those that it appoints, and a head for themself. */
export function replacedBy(role: Role): readonly StaffRole[] {
  return role === 'head' ? [...ofHead, 'head'] : appointedBy(role);
}
