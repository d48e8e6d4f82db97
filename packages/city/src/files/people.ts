/** Children with their enrolments, their guardians, and the staff. */

import { cityFiles } from '@balapan/api/cityFiles.ts';
import type { City } from '../model/city.ts';
import { voucherNumber } from '../model/city.ts';
import { asOf, dayText } from '../model/days.ts';
import { iinText } from '../model/iinBook.ts';
import { childName, citizenships, type FullName, fatherName, motherName } from '../model/people.ts';
import { hashOf, hashText } from '../random.ts';
import { guardianDirt, staffDirt, withDirt } from './dirt.ts';
import type { Table } from './table.ts';

const nameCells = ({ surname, givenName, patronymic }: FullName): string => `${surname};${givenName};${patronymic}`;

export const childrenTable: Table = {
  name: 'children.csv',
  columns: cityFiles.children.columns,
  *lines({ families, children, enrolments, groups, providers }) {
    for (let row = 0; row < enrolments.count; row += 1) {
      const child = enrolments.child[row] ?? 0;
      const group = groups[enrolments.group[row] ?? 0];
      const to = enrolments.to[row] ?? 0;
      yield [
        iinText(children.iin[child] ?? 0),
        nameCells(childName(families, children, child)),
        dayText(children.birth[child] ?? 0),
        children.male[child] === 1 ? 'm' : 'f',
        citizenships[families.citizenship[children.family[child] ?? 0] ?? 0],
        providers[group?.provider ?? 0]?.bin,
        group?.code,
        dayText(enrolments.from[row] ?? 0),
        to === 0 ? '' : dayText(to),
        voucherNumber(child),
      ].join(';');
    }
  },
};

/** The ways in which people write a mobile number. */
function phoneAsWritten(phone: number, way: number): string {
  const text = `${phone}`;
  if (way < 70) return `+7${text}`;
  const [code, a, b, c] = [text.slice(0, 3), text.slice(3, 6), text.slice(6, 8), text.slice(8)];
  if (way < 88) return `8 ${code} ${a} ${b} ${c}`;
  if (way < 94) return `8(${code})${a}-${b}-${c}`;
  if (way < 98) return `+7 ${code} ${a} ${b}${c}`;
  return text;
}

/** Of a hundred fathers so many stand in the file beside the mother; and so many of them may sign. */
const fathersTold = 55;
const fathersSigning = 40;

/** Children whose father applied, so that he must be told. */
function fathersNeeded({ lines, children, families }: City): Uint8Array {
  const needed = new Uint8Array(children.count);
  for (let line = 0; line < lines.count; line += 1) {
    const child = lines.child[line] ?? 0;
    if (lines.byFather[line] === 1 && families.fatherIin[children.family[child] ?? 0] !== 0) needed[child] = 1;
  }
  return needed;
}

function* guardianLines(city: City): Generator<string> {
  const { children, families, seed } = city;
  const key = hashText('guardians', seed);
  const needed = fathersNeeded(city);
  for (let child = 0; child < children.count; child += 1) {
    const family = children.family[child] ?? 0;
    const iin = iinText(children.iin[child] ?? 0);
    const language = families.kazakh[family] === 1 ? 'kk' : 'ru';
    const relation = families.guarded[family] === 1 ? 'guardian' : 'mother';
    const motherPhone = phoneAsWritten(families.motherPhone[family] ?? 0, hashOf(key, family, 1) % 100);
    yield `${iin};${iinText(families.motherIin[family] ?? 0)};${relation};${nameCells(motherName(families, family))};${motherPhone};${language};1`;
    const fatherIin = families.fatherIin[family] ?? 0;
    if (fatherIin === 0 || (needed[child] === 0 && hashOf(key, family, 2) % 100 >= fathersTold)) continue;
    const signs = needed[child] === 1 || hashOf(key, family, 3) % 100 < fathersSigning ? 1 : 0;
    const fatherPhone = phoneAsWritten(families.fatherPhone[family] ?? 0, hashOf(key, family, 4) % 100);
    yield `${iin};${iinText(fatherIin)};father;${nameCells(fatherName(families, family))};${fatherPhone};${language};${signs}`;
  }
}

export const guardiansTable: Table = {
  name: 'guardians.csv',
  columns: cityFiles.guardians.columns,
  lines: (city) => withDirt(guardianLines(city), guardianDirt(city)),
};

function* staffLines({ staff }: City): Generator<string> {
  for (const member of staff.members)
    yield [
      iinText(member.iin),
      nameCells(member),
      `+7${member.phone}`,
      member.role,
      member.organisation,
      member.groupCode,
      member.kato,
      dayText(Math.min(member.from, asOf - 1)),
      '',
    ].join(';');
}

export const staffTable: Table = {
  name: 'staff.csv',
  columns: cityFiles.staff.columns,
  lines: (city) => withDirt(staffLines(city), staffDirt(city)),
};
