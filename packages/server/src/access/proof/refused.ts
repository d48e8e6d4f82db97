/** What is told to the audit when somebody is not let in: by which way, whose, why, from where; never what they tried. */
import type { Actor } from '../../kernel/actor.ts';
import { system } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { changing } from '../../kernel/operation.ts';
import type { Visitor } from '../enter.ts';

/** Somebody at the door: whoever they are, only what people prove themselves with is looked at. */
export const doorkeeper: Actor = { ...system, source: 'web', kind: 'accounts' };

export interface RefusedEntry {
  readonly way: 'password' | 'passkey' | 'invitation' | 'stepUp';
  readonly reason: string;
  /** null: nobody is known by what was given. */
  readonly personId: string | null;
}

export function tellRefused(
  house: House,
  { way, reason, personId }: RefusedEntry,
  visitor: Visitor | null,
  actor: Actor = doorkeeper,
): Promise<null> {
  return changing(house, actor, 'access.signInRefused', async () => ({
    answer: null,
    events: [{ chain: null, subjectId: personId, payload: { way, reason, ...visitor } }],
  }));
}
