/** What a certificate says of the signed-in person: for the signer of a demonstration, who holds everybody's keys. */
import { reading } from '@balapan/database/scope.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';

export interface SigningPerson {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  /** Empty: signs as an individual, as a sole entrepreneur does. */
  readonly organisation: { readonly bin: string; readonly name: string } | null;
  readonly roles: readonly ('individual' | 'organisation' | 'ceo' | 'canSign' | 'employee')[];
}

interface Row {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly bin: string | null;
  readonly name: string | null;
  readonly legalForm: string | null;
}

/** First heads, and those whom their organisation has given the right to sign payments. */
const right: Partial<Readonly<Record<Actor['role'], 'ceo' | 'canSign'>>> = {
  head: 'ceo',
  departmentHead: 'ceo',
  departmentAccountant: 'canSign',
  departmentSpecialist: 'canSign',
  payerOperator: 'canSign',
  payerChecker: 'canSign',
  payerReleaser: 'canSign',
};

/** The signed-in person with their organisation; null for somebody who is not signed in. */
export async function findSigningPerson(house: House, actor: Actor): Promise<SigningPerson | null> {
  const { personId, providers, organisation } = actor;
  if (personId === null) return null;
  const [row] = await reading(house.pool, scopeOf(house, actor), (sql) =>
    sql.query<Row>(
      `SELECT p.iin, p.surname, p.given_name AS "givenName", p.patronymic, coalesce(k.bin, o.bin) AS bin,
              coalesce(k.name_kk, o.name_kk) AS name, k.legal_form AS "legalForm"
         FROM person p LEFT JOIN provider k ON k.id = $2::uuid LEFT JOIN organisation o ON o.code = $3 WHERE p.id = $1`,
      [personId, providers[0] ?? null, organisation],
    ),
  );
  if (row === undefined) return null;
  const { iin, surname, givenName, patronymic, bin, name } = row;
  const person = { iin, surname, givenName, patronymic };
  if (bin === null || name === null || row.legalForm === 'ip') {
    return { ...person, organisation: null, roles: ['individual'] };
  }
  return { ...person, organisation: { bin, name }, roles: ['organisation', right[actor.role] ?? 'employee'] };
}
