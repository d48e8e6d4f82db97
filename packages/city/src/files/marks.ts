/** The paper registers as files: a child's month in one line, a cell for each day. */
import { cityFiles } from '@balapan/api/cityFiles.ts';
import type { Month } from '@balapan/domain/day.ts';
import { shiftMonth } from '@balapan/domain/day.ts';
import type { City } from '../model/city.ts';
import { asOf, closingMonth, dayText, monthRange, runningMonth } from '../model/days.ts';
import { iinText } from '../model/iinBook.ts';
import { letters, marksOf } from '../model/marks.ts';
import type { Provider } from '../model/providers.ts';
import { hashOf, hashText } from '../random.ts';
import { markDirt, withDirt } from './dirt.ts';
import type { Table } from './table.ts';

/** Of a thousand parents so many have not confirmed the month yet. */
const unconfirmed = 30;
/** In the living kindergartens so many of a thousand have not confirmed on the first day after the month: the others live on. */
const unconfirmedOnFirstDay = 150;

/** How a month stands in its file. */
type Stage = 'closed' | 'closing' | 'running';

function stageOf(month: Month): Stage {
  if (month === runningMonth) return 'running';
  return month === closingMonth ? 'closing' : 'closed';
}

function* markLines(city: City, month: Month, stage: Stage): Generator<string> {
  const { groups, providers, enrolments, children, families, seed } = city;
  const { draw, cells } = marksOf(month, seed, stage === 'running' ? asOf - 1 : undefined);
  const key = hashText(`confirmed.${month}`, seed);
  const nextMonth = monthRange(shiftMonth(month, 1)).first;
  for (const group of groups) {
    const provider = providers[group.provider] as Provider;
    if (stage === 'running' && provider.isLiving) continue;
    const isFirstDay = stage === 'closing' && provider.isLiving;
    const silent = stage === 'running' ? 1000 : isFirstDay ? unconfirmedOnFirstDay : unconfirmed;
    for (let row = enrolments.start[group.index] ?? 0; row < (enrolments.start[group.index + 1] ?? 0); row += 1) {
      const child = enrolments.child[row] ?? 0;
      if (!draw(child, group.index, provider.isPerfect, enrolments.from[row] ?? 0, enrolments.to[row] ?? 0)) continue;
      let text = `${provider.bin};${group.code};${iinText(children.iin[child] ?? 0)};`;
      for (let day = 0; day < 31; day += 1) text += `${letters[cells[day] ?? 0]};`;
      const hash = hashOf(key, child, 0);
      if (hash % 1000 < silent) yield `${text};`;
      else {
        const guardian = families.motherIin[children.family[child] ?? 0] ?? 0;
        yield `${text}${dayText(nextMonth + (isFirstDay ? 0 : (hash >>> 10) % 7))};${iinText(guardian)}`;
      }
    }
  }
}

/** The marks of a month as a file: confirmed where it is closed, bad lines where it is being closed. */
export function marksTable(month: Month): Table {
  return {
    name: `marks-${month}.csv`,
    columns: cityFiles.marks.columns,
    lines: (city) => withDirt(markLines(city, month, stageOf(month)), month === closingMonth ? markDirt(city) : []),
  };
}

/** The same month as its file looks when it is over, whatever the day of the city's other files. */
export function endedMarksTable(month: Month): Table {
  return { ...marksTable(month), lines: (city) => markLines(city, month, 'closed') };
}
