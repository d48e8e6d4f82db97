/**
 * The access of an administrator or of the Department's head is given back by the operator of the installation, where there are no
 * two people of these hands (accessHands.ts). Whoever runs the command has the database anyway: what it adds is that the audit
 * tells of it, that the person is told, and that nothing is set but a one-time invitation.
 */
import { recoveredByOperator } from '@balapan/domain/accessHands.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { system } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { changing } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { endOwnSessions } from '../signInQueries.ts';
import { newInvitation } from './invitations.ts';
import { noticeTo } from './notice.ts';
import { keepPassword, readPerson, removeFactors } from './proofQueries.ts';
import { holdersToday } from './recoveryQueries.ts';

export interface Recovered {
  readonly name: string;
  /** Told once. */
  readonly code: string;
  /** ISO, real time. */
  readonly endsAt: string;
}

/**
 * Ends password, second factors and sessions of the person and makes an invitation.
 * @param iin whose; null: the only administrator of the city
 * @param reason in the operator's words, for the audit
 * @throws DomainError request.notFound (nobody of these roles has that number today; or, without one, several or no administrators)
 */
export function recoverByOperator(house: House, iin: string | null, reason: string): Promise<Recovered> {
  return changing(
    house,
    system,
    'access.recoverByOperator',
    async ({ sql, now, newId }) => {
      const roles = iin === null ? (['administrator'] as const) : recoveredByOperator;
      const [holder, second] = await holdersToday(sql, roles, iin, dayAt(now));
      const person = holder === undefined ? null : await readPerson(sql, holder.personId);
      if (person === null || second !== undefined) throw refuse('request.notFound');
      const { personId, name } = person;
      const wall = house.wall();
      await keepPassword(sql, personId, null, wall);
      const factors = await removeFactors(sql, personId, null, wall);
      const ended = await endOwnSessions(sql, personId, { allBut: null }, wall);
      const { id, code, endsAt } = await newInvitation(sql, house, personId, null);
      const payload = { invitation: id, reason, endsAt: localIsoOf(endsAt), factors, ended };
      return {
        answer: { name, code, endsAt: localIsoOf(endsAt) },
        events: [{ chain: null, subjectId: personId, payload }],
        outbox: [noticeTo(person, 'accessChanged', newId())],
      };
    },
    { accounts: 'gives back an access: sees what the person comes in with, never the secrets themselves' },
  );
}
