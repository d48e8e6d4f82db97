/** The old queue with what the clean-up needs: the answers to the interest check and the queues of other regions. */

import { cityFiles } from '@balapan/api/cityFiles.ts';
import type { City } from '../model/city.ts';
import { voucherNumber } from '../model/city.ts';
import { asOf, at, dayText, momentText } from '../model/days.ts';
import { iinText } from '../model/iinBook.ts';
import { childName, type FullName } from '../model/people.ts';
import {
  applicationNumber,
  groundCodes,
  languageCodes,
  orderOfFiling,
  stateCodes,
  tierCodes,
} from '../model/queueLines.ts';
import { districts } from '../places/districts.ts';
import { hashOf, hashText } from '../random.ts';
import { interestDirt, otherRegionDirt, withDirt } from './dirt.ts';
import type { Table } from './table.ts';

const fileDay = dayText(asOf);

/** Cyrillic letters with the Latin ones that old terminals put in their place. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  с: 'c',
  р: 'p',
  х: 'x',
  і: 'i',
  А: 'A',
  К: 'K',
  М: 'M',
  Т: 'T',
};

/** A name as the old system holds it: three of a hundred in small letters, with two spaces, or with Latin look-alikes. */
function asWritten(name: FullName, way: number): string {
  const text = `${name.surname};${name.givenName};${name.patronymic}`;
  if (way < 12) return text.toLowerCase();
  if (way < 18) return text.replace(';', '  ;').replace(/ұлы$/u, '  ұлы');
  if (way < 26) return text.replace(/[аеосрхіАКМТ]/u, (letter) => lookAlikes[letter] ?? letter);
  return text;
}

export const queueTable: Table = {
  name: `queue-${fileDay}.csv`,
  columns: cityFiles.queue.columns,
  *lines({ lines, children, families, providers, seed }) {
    const order = orderOfFiling(lines);
    const key = hashText('queue.spelling', seed);
    for (let rank = 0; rank < lines.count; rank += 1) {
      const line = order[rank] ?? 0;
      const child = lines.child[line] ?? 0;
      const family = children.family[child] ?? 0;
      const fatherIin = families.fatherIin[family] ?? 0;
      const tier = lines.tier[line] ?? 3;
      const waitlist = lines.waitlist[line] ?? -1;
      yield [
        applicationNumber(rank, lines.count),
        iinText(children.iin[child] ?? 0),
        asWritten(childName(families, children, child), hashOf(key, line, 0) % 1000),
        dayText(children.birth[child] ?? 0),
        iinText(lines.byFather[line] === 1 && fatherIin !== 0 ? fatherIin : (families.motherIin[family] ?? 0)),
        momentText(lines.day[line] ?? 0, lines.second[line] ?? 0),
        tierCodes[tier],
        groundCodes[tier]?.[lines.ground[line] ?? 0] ?? '',
        lines.checked[line],
        languageCodes[lines.language[line] ?? 0],
        dayText(lines.wished[line] ?? 0),
        districts[lines.district[line] ?? 0]?.kato,
        stateCodes[lines.state[line] ?? 0],
        momentText(lines.sinceDay[line] ?? 0, lines.sinceSecond[line] ?? 0),
        waitlist < 0 ? '' : providers[waitlist]?.bin,
        waitlist < 0 ? '' : voucherNumber(child),
      ].join(';');
    }
  },
};

/** The interest check: whoever stood in the queue in the middle of July was asked. */
const asked = at('2025-07-14');
const lastAnswer = at('2025-09-05');

function* interestLines({ lines, seed }: City): Generator<string> {
  const order = orderOfFiling(lines);
  const key = hashText('interest', seed);
  for (let rank = 0; rank < lines.count; rank += 1) {
    const line = order[rank] ?? 0;
    const filed = lines.day[line] ?? 0;
    const number = applicationNumber(rank, lines.count);
    const hash = hashOf(key, line, 0);
    const answered = dayText(Math.min(asOf - 1, Math.max(asked, filed) + (hash % (lastAnswer - asked))));
    if (lines.kind[line] === 'notInterested') yield `${number};no;${answered}`;
    else if (filed < asked && hash % 100 < 62) yield `${number};yes;${answered}`;
    else if (filed < asked && hash % 100 < 92) yield `${number};silent;`;
  }
}

export const interestTable: Table = {
  name: `interest-${fileDay}.csv`,
  columns: cityFiles.interest.columns,
  lines: (city) => withDirt(interestLines(city), interestDirt(city)),
};

/** Regions that families of Almaty also queue in, with the first digits of their numbers. */
const regions = [
  ['almatyRegion', '1900'],
  ['astana', '7100'],
  ['shymkent', '7900'],
  ['zhetysu', '3300'],
  ['turkistan', '6100'],
  ['zhambyl', '3100'],
  ['karaganda', '3500'],
] as const;
const regionShares = [0.46, 0.68, 0.8, 0.87, 0.93, 0.97, 1];
/** Children who also stand elsewhere but leave the queue for an earlier reason, of a thousand. */
const alsoElsewhere = { enrolled: 15, notInterested: 30 } as const;

function* otherRegionLines({ lines, children, seed }: City): Generator<string> {
  const key = hashText('otherRegions', seed);
  const told = new Set<number>();
  for (let line = 0; line < lines.count; line += 1) {
    const kind = lines.kind[line];
    const child = lines.child[line] ?? 0;
    const hash = hashOf(key, child, 0);
    const also = kind === 'enrolled' || kind === 'notInterested' ? hash % 1000 < alsoElsewhere[kind] : false;
    if ((kind !== 'otherRegion' && !also) || told.has(child)) continue;
    told.add(child);
    const point = (hashOf(key, child, 1) % 1000) / 1000;
    const [region, start] = regions[regionShares.findIndex((upTo) => point < upTo)] ?? regions[0];
    const digits = `${hashOf(key, child, 2) % 100_000_000}`.padStart(8, '0');
    const filed = Math.max((children.birth[child] ?? 0) + 5, (lines.day[line] ?? 0) - 200 + (hash % 260));
    yield `${iinText(children.iin[child] ?? 0)};${region};${start}-${digits.slice(0, 4)}-${digits.slice(4)};${dayText(Math.min(filed, asOf - 3))}`;
  }
}

export const otherRegionsTable: Table = {
  name: `other-regions-${fileDay}.csv`,
  columns: cityFiles['other-regions'].columns,
  lines: (city) => withDirt(otherRegionLines(city), otherRegionDirt(city)),
};
