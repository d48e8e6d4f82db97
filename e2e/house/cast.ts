/** Who plays in a journey: found through the API, so that journeys do not depend on each other or on names. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { openRoad, type Road, type Visitor } from '@balapan/city/life/transport.ts';
import { asMonth } from '@balapan/domain/day.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';

export type PersonToBe = AnswerOf<Routes['access']['people']>['rows'][number];
export type ActRow = AnswerOf<Routes['settlement']['acts']>['rows'][number];
type RegisterLine = AnswerOf<Routes['treasury']['registerLines']>['rows'][number];
type Role = PersonToBe['role'];

export interface Casting {
  /** The first person of a role; in a kindergarten by its Russian name. */
  staff(role: Role, place?: string): Promise<PersonToBe>;
  /** Another person of a role. */
  another(role: Role, than: PersonToBe): Promise<PersonToBe>;
  /** The head of a kindergarten by its name as a language shows it. */
  headOf(name: string, language: TextLanguage): Promise<PersonToBe>;
  /** The district's specialist who holds an act. */
  holderOf(actId: string): Promise<PersonToBe>;
  /** Guardians who are in a situation now. */
  guardians(situation: string): Promise<readonly PersonToBe[]>;
  /** Acts of August that wait for the head's signature. */
  drafts(): Promise<readonly ActRow[]>;
  /** An act of August, wherever it lies. */
  anyAct(): Promise<ActRow>;
  /** A register of the Financial Centre that two people have signed, with the first of its lines. */
  checkedRegister(): Promise<{ readonly number: string; readonly act: RegisterLine }>;
  /** Educators whose group has nobody marked this morning. */
  unmarkedEducators(): Promise<readonly PersonToBe[]>;
  close(): void;
}

export function openCasting(address: string): Casting {
  const { hostname, port } = new URL(address);
  const road: Road = openRoad({ host: hostname, port: Number(port) }, 2);
  const nobody = road.visitor();
  const people = async (input: { role?: Role; search?: string; situation?: string }): Promise<readonly PersonToBe[]> =>
    (await nobody.api.access.people({ ...input, size: 200 })).rows;
  const as = async (person: PersonToBe): Promise<Visitor> => {
    const visitor = road.visitor();
    await visitor.api.access.signIn({ personId: person.personId, appointmentId: person.appointmentId });
    return visitor;
  };
  const staff: Casting['staff'] = async (role, place) => {
    const found = (await people(place === undefined ? {} : { search: place })).find(
      (one) => one.role === role && (place === undefined || one.place?.ru === place),
    );
    if (found === undefined) throw new Error(`nobody is ${role} in ${place}`);
    return found;
  };
  const head = async (): Promise<Visitor> => as(await staff('departmentHead'));
  const another: Casting['another'] = async (role, than) => {
    const found = (await people({ role })).find((one) => one.role === role && one.personId !== than.personId);
    if (found === undefined) throw new Error(`there is only one ${role}`);
    return found;
  };
  return {
    staff,
    another,
    guardians: (situation) => people({ situation }),
    drafts: async () => {
      const { rows } = await (await head()).api.settlement.acts({
        month: asMonth('2025-08'),
        desk: 'provider',
        size: 100,
      });
      return rows.filter((row) => row.state === 'draft');
    },
    anyAct: async () => {
      const [act] = (await (await head()).api.settlement.acts({ month: asMonth('2025-08'), size: 1 })).rows;
      if (act === undefined) throw new Error('there is no act of August');
      return act;
    },
    checkedRegister: async () => {
      const { treasury } = (await as(await staff('payerOperator'))).api;
      const [register] = (await treasury.registers({ state: 'checked', payer: 'financialCentre', size: 1 })).rows;
      if (register === undefined) throw new Error('no register is checked');
      const [act] = (await treasury.registerLines({ registerId: register.registerId, size: 1 })).rows;
      if (act === undefined) throw new Error(`register ${register.number} has no lines`);
      return { number: `${register.number}`, act };
    },
    holderOf: async (actId) => {
      const { holder } = await (await head()).api.settlement.act({ actId });
      // Two districts may have specialists of one name: the holder is the one who finds the act at their desk.
      for (const one of await people({ role: 'districtSpecialist', search: holder ?? '?' })) {
        const [month, desk] = [asMonth('2025-08'), 'districtSpecialist' as const];
        const { rows } = await (await as(one)).api.settlement.acts({ month, desk, size: 100 });
        if (rows.some((row) => row.actId === actId)) return one;
      }
      throw new Error(`nobody holds the act: ${holder}`);
    },
    headOf: async (name, language) => {
      const found = (await people({})).find((one) => one.role === 'head' && one.place?.[language] === name);
      if (found === undefined) throw new Error(`nobody is the head of ${name}`);
      return found;
    },
    unmarkedEducators: async () => {
      const free: PersonToBe[] = [];
      for (const one of (await people({})).filter((person) => person.role === 'educator')) {
        const { groups } = await (await as(one)).api.attendance.groups();
        if (groups.some((group) => group.marked === 0 && group.children > 2)) free.push(one);
        if (free.length > 1) break;
      }
      return free;
    },
    close: road.close,
  };
}
