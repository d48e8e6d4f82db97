/**
 * The roles in which a person acts, and how far each of them sees (row-level security knows the same scopes). A guardian's
 * role comes from guardianships, all others from an appointment; `system` is nobody: the command line, a job, a file.
 */
export const roles = [
  'guardian',
  'educator',
  'methodist',
  'accountant',
  'head',
  'districtSpecialist',
  'departmentSpecialist',
  'departmentAccountant',
  'departmentHead',
  'payerOperator',
  'payerChecker',
  'payerReleaser',
  'callCentreOperator',
  'consultationClerk',
  'auditor',
  'administrator',
  'system',
] as const;

export type Role = (typeof roles)[number];

/**
 * `office`: works for the region and sees its public and technical rows, but no child, no family and no money (those of the
 * support see a family's in a session on its behalf only, see `access.onBehalf`);
 * `none`: somebody who is not signed in;
 * `accounts`: no role's; set by the few operations about sign-ins: staff, and what they prove themselves with, but no child.
 */
export type ScopeKind = 'region' | 'district' | 'provider' | 'careGroup' | 'child' | 'office' | 'accounts' | 'none';

export const scopeOfRole: Readonly<Record<Role, ScopeKind>> = {
  guardian: 'child',
  educator: 'careGroup',
  methodist: 'provider',
  accountant: 'provider',
  head: 'provider',
  districtSpecialist: 'district',
  departmentSpecialist: 'region',
  departmentAccountant: 'region',
  departmentHead: 'region',
  payerOperator: 'region',
  payerChecker: 'region',
  payerReleaser: 'region',
  callCentreOperator: 'office',
  consultationClerk: 'office',
  auditor: 'region',
  administrator: 'office',
  system: 'region',
};

export const cabinets = ['parent', 'provider', 'department', 'payer', 'support'] as const;
export type Cabinet = (typeof cabinets)[number];

/** The cabinet that a role works in; `null` for `system`. */
export const cabinetOfRole: Readonly<Record<Role, Cabinet | null>> = {
  guardian: 'parent',
  educator: 'provider',
  methodist: 'provider',
  accountant: 'provider',
  head: 'provider',
  districtSpecialist: 'department',
  departmentSpecialist: 'department',
  departmentAccountant: 'department',
  departmentHead: 'department',
  payerOperator: 'payer',
  payerChecker: 'payer',
  payerReleaser: 'payer',
  callCentreOperator: 'support',
  consultationClerk: 'support',
  auditor: 'department',
  administrator: 'department',
  system: null,
};

/** Legal representatives: guardians who sign for the child. */
export const representatives = ['guardian'] as const satisfies readonly Role[];
/** All guardians of a child: the second one, who does not sign, reads and confirms too. */
export const guardians = ['guardian', 'secondGuardian'] as const;
/** Who works in a kindergarten's office. */
export const providerOffice = ['head', 'accountant', 'methodist'] as const satisfies readonly Role[];
export const department = [
  'departmentSpecialist',
  'departmentAccountant',
  'departmentHead',
] as const satisfies readonly Role[];
export const payers = ['payerOperator', 'payerChecker', 'payerReleaser'] as const satisfies readonly Role[];
/** Who helps parents: by phone, and in a consultation centre. */
export const support = ['callCentreOperator', 'consultationClerk'] as const satisfies readonly Role[];
/** Everybody with an appointment. */
export const staff = [
  'educator',
  ...providerOffice,
  'districtSpecialist',
  ...department,
  ...payers,
  ...support,
  'auditor',
  'administrator',
] as const satisfies readonly Role[];
/** Every signed-in person. */
export const everyone = [...guardians, ...staff] as const;
