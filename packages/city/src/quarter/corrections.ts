/** Heads of some kindergartens find a wrong day in a month that is paid, and correct it by a signed entry: the next act says the difference. */
import type { Month } from '@balapan/domain/day.ts';
import { correctionBytes, type MarkCorrection } from '@balapan/domain/markCorrection.ts';
import { findPeople } from '../life/people.ts';
import type { Stage } from '../life/stage.ts';
import type { Visitor } from '../life/transport.ts';
import { hashOf, hashText } from '../random.ts';

/** Of so many kindergartens one finds something. */
const correctingEach = 30;

/** Each corrects one day down and one up, where there is such a day; taken again it changes nothing. */
export async function correct(stage: Stage, month: Month): Promise<void> {
  for (const { number } of stage.town.providers.filter((provider) => provider.number % correctingEach === 5)) {
    const [head] = await findPeople(stage.newcomer(), { provider: number, role: 'head' });
    if (head === undefined) continue;
    const visitor = await stage.company.be(head.personId, head.appointmentId);
    for (const correction of await found(visitor, month, hashText(`${month}/${number}`, stage.seed)))
      await stage.doing('correct', async () => {
        const bytes = Buffer.from(correctionBytes(correction)).toString('base64');
        await visitor.api.attendance.correctDay({ ...correction, cms: await visitor.sign(bytes) });
        return 1;
      });
  }
}

async function found(head: Visitor, month: Month, key: number): Promise<MarkCorrection[]> {
  const { rows, careGroupId } = await head.api.attendance.register({ month });
  if (careGroupId === null) return [];
  const [down, up] = [rows[0], rows[1]];
  const corrections: MarkCorrection[] = [];
  const add = (row: typeof down, from: 'present' | 'unexcused', to: 'present' | 'unexcused', at: number): void => {
    // The first such day of the child that nobody has corrected; one correction a child and month.
    if (row === undefined || row.cells.some(({ corrected }) => corrected)) return;
    const cell = row.cells.find(({ mark }) => mark === from);
    if (cell === undefined) return;
    const correctionId = idOf(key, at);
    corrections.push({
      correctionId,
      careGroupId,
      childId: row.childId,
      day: cell.day,
      from,
      to,
      document: false,
      reason,
    });
  };
  add(down, 'present', 'unexcused', 1);
  add(up, 'unexcused', 'present', 2);
  return corrections;
}

const reason = 'Ошибка в табеле: сверено с журналом группы';

/** The same id whenever it is asked for: a correction that is sent twice is one. */
function idOf(key: number, at: number): string {
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return `${hex(hashOf(key, at, 1))}-${hex(hashOf(key, at, 2)).slice(0, 4)}-7${hex(hashOf(key, at, 3)).slice(0, 3)}-8${hex(hashOf(key, at, 4)).slice(0, 3)}-${hex(hashOf(key, at, 5))}${hex(hashOf(key, at, 6)).slice(0, 4)}`;
}
