/**
 * Who may give a member of a staff their access back: two different people of these hands, never the person themself. In a
 * kindergarten its head and the Department; of the Department, its districts and the support the administrator and the head of the
 * Department; of the payer the administrator and the one who releases payments. Who has several posts is helped only by those
 * whose hands reach all of them, so that a head cannot take over an account of the Department.
 */

export interface Post {
  /** A role of the api package. */
  readonly role: string;
  /** The kindergarten; null: an office. */
  readonly providerId: string | null;
}

/** Hours in which a second person must confirm. */
export const recoveryHours = 72;

/** The hands that reach everybody. Where there are no two others of them, the operator of the installation gives theirs back. */
export const recoveredByOperator = ['administrator', 'departmentHead'] as const;
const region: readonly string[] = recoveredByOperator;
const ofKindergarten = new Set(['educator', 'methodist', 'accountant']);
const ofPayer = new Set(['payerOperator', 'payerChecker']);

/** Whether a hand reaches a person who holds these posts. Nobody without a post is reached. */
export function reaches(hand: Post, posts: readonly Post[]): boolean {
  return posts.length > 0 && posts.every((post) => reachesOne(hand, post));
}

function reachesOne(hand: Post, { role, providerId }: Post): boolean {
  if (region.includes(hand.role)) return true;
  if (hand.role === 'head') return ofKindergarten.has(role) && providerId !== null && providerId === hand.providerId;
  return hand.role === 'payerReleaser' && ofPayer.has(role);
}
