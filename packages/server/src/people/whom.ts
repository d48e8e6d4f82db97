/**
 * Whom an appointment is for. The staff is known by id; anybody else by number, day of birth and names: whoever appoints must know
 * them already, for the answer tells no more than whether they agree with what is known.
 */
import { fullYears } from '@balapan/domain/day.ts';
import { checkIin } from '@balapan/domain/iin.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { normalisePhone } from '@balapan/domain/phone.ts';
import { searchKey } from '@balapan/domain/text/collate.ts';
import type { Call, WriteHandle } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { ownProviders } from './view.ts';
import { insertMember, type KnownPerson, markAsStaff, memberOf, personOfIin } from './writeQueries.ts';

export interface Whom {
  readonly personId?: string | undefined;
  readonly iin?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly surname?: string | undefined;
  readonly givenName?: string | undefined;
  readonly patronymic?: string | undefined;
  readonly phone?: string | undefined;
}

/** The youngest who may work (Labour Code, art. 31). */
const youngest = 16;

type Appointing = Pick<Call<unknown, WriteHandle>, 'sql' | 'actor' | 'now' | 'newId'>;

/**
 * The person's id; somebody new is written down, somebody known becomes one of the staff.
 * @throws DomainError request.notFound, people.nameDiffers, people.oneself, field errors of number, birth, names, phone
 */
export async function whomOf(call: Appointing, whom: Whom): Promise<{ personId: string; isNew: boolean }> {
  const { sql, actor, newId } = call;
  if (whom.personId !== undefined) {
    const known = await memberOf(sql, whom.personId, ownProviders(actor));
    if (known === null) throw refuse('request.notFound');
    return { personId: notOneself(call, known.id), isNew: false };
  }
  const { iin, surname, givenName, patronymic, phone } = written(whom, call.now);
  const known = await personOfIin(sql, iin);
  if (known === null) {
    const id = newId();
    await insertMember(sql, { id, iin, surname, givenName, patronymic, phone });
    return { personId: id, isNew: true };
  }
  if (!isSameName(known, { surname, givenName, patronymic })) throw refuse('people.nameDiffers');
  if (!known.staff) await markAsStaff(sql, known.id);
  return { personId: notOneself(call, known.id), isNew: false };
}

function notOneself({ actor }: Appointing, personId: string): string {
  if (personId === actor.personId) throw refuse('people.oneself');
  return personId;
}

function written({ iin = '', birthDate, surname, givenName, patronymic, phone }: Whom, now: number) {
  const check = checkIin(iin);
  if (!check.ok) {
    throw check.reason === 'length'
      ? refuseField('iin', 'iin.length', { actual: iin.length })
      : refuseField('iin', `iin.${check.reason}`);
  }
  if (birthDate === undefined) throw refuseField('birthDate', 'field.required');
  if (check.birthDate !== null && check.birthDate !== birthDate)
    throw refuseField('birthDate', 'iin.birthDateDiffers', { inNumber: check.birthDate, given: birthDate });
  if (check.birthDate !== null && fullYears(check.birthDate, dayAt(now)) < youngest)
    throw refuseField('birthDate', 'people.tooYoung', { years: youngest });
  if (surname === undefined) throw refuseField('surname', 'field.required');
  if (givenName === undefined) throw refuseField('givenName', 'field.required');
  const called = phone === undefined || phone === '' ? null : normalisePhone(phone);
  if (called === null && phone !== undefined && phone !== '') throw refuseField('phone', 'field.notAPhone');
  return { iin, surname, givenName, patronymic: patronymic === '' ? null : (patronymic ?? null), phone: called };
}

type Names = Pick<KnownPerson, 'surname' | 'givenName' | 'patronymic'>;

/** Without regard to case, and to Kazakh letters that were typed as Russian ones. */
function isSameName(one: Names, other: Names): boolean {
  const key = ({ surname, givenName, patronymic }: Names): string =>
    [surname, givenName, patronymic ?? ''].map(searchKey).join('/');
  return key(one) === key(other);
}
