/** Finding people through the list of people to be, and being them: each signs in once and stays. */
import type { Visitor } from './transport.ts';

type Person = Awaited<ReturnType<Visitor['api']['access']['people']>>['rows'][number];

export type { Person };

/** Everybody of one question: all pages of the list. */
export async function findPeople(
  visitor: Visitor,
  question: { readonly provider?: number; readonly role?: Person['role']; readonly situation?: string },
): Promise<Person[]> {
  const size = 200;
  const found: Person[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await visitor.api.access.people({ ...question, page, size });
    found.push(...rows);
    if (found.length >= total || rows.length === 0) return found;
  }
}

export interface Company {
  /** The person, signed in. */
  be(personId: string, appointmentId?: string | null): Promise<Visitor>;
}

/** Keeps who has signed in, so that nobody does it twice. */
export function makeCompany(newVisitor: () => Visitor): Company {
  const here = new Map<string, Promise<Visitor>>();
  return {
    be: (personId, appointmentId = null) => {
      const key = `${personId}/${appointmentId ?? ''}`;
      const known = here.get(key);
      if (known !== undefined) return known;
      const visitor = newVisitor();
      const signedIn = visitor.api.access.signIn({ personId, appointmentId }).then(() => visitor);
      here.set(key, signedIn);
      return signedIn;
    },
  };
}
