/** A new password of a member of a staff: whether it will do, and its hash. */
import { normalizePassword, ownWords, passwordFault, passwordLength } from '@balapan/domain/password.ts';
import type { ProofTools } from '../../adapters/proof/proofTools.ts';
import { refuseField } from '../../kernel/refuse.ts';
import type { Person } from './proofQueries.ts';

/**
 * @returns the hash to keep
 * @throws DomainError password.short, field.tooLong, password.common, on the field `password`
 */
export async function hashNew({ passwords }: ProofTools, person: Person, typed: string): Promise<string> {
  const password = normalizePassword(typed);
  const own = ownWords([person.surname, person.givenName, person.patronymic, person.iin, person.phone]);
  const fault = await passwordFault(password, own, passwords.strength);
  if (fault === 'short') throw refuseField('password', 'password.short', { least: passwordLength.least });
  if (fault === 'long') throw refuseField('password', 'field.tooLong', { limit: passwordLength.most });
  if (fault === 'common') throw refuseField('password', 'password.common');
  return passwords.hash(password);
}
