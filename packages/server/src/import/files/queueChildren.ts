import { checkIin } from '@balapan/domain/iin.ts';
import { type Counts, type Reading, stageLines } from '../reading.ts';
import { newChild } from '../world.ts';
import { birthFits } from './children.ts';

/**
 * Makes the children of a queue's file known before their guardians are read. What is wrong in a line is told when the
 * queue itself is read; here such a line only brings no child.
 */
export async function readQueueChildren(reading: Reading): Promise<Counts> {
  const { world, sql, run } = reading;
  const counts = await stageLines(
    reading,
    'stage_queue_child',
    'id uuid, iin text, surname text, given_name text, patronymic text, birth_date date, sex text',
    (line) => {
      const iin = line.optional('child_iin');
      if (world.children.has(iin)) return null;
      line.iin('child_iin');
      const names = [line.name('surname'), line.name('given_name'), line.optionalName('patronymic')];
      const birth = line.day('birth_date');
      if (!line.bad) birthFits(line, 'child_iin', iin, birth);
      if (line.bad) return null;
      const id = run.newId();
      world.children.set(iin, newChild(id, birth));
      return [id, iin, ...names, birth, sexOf(iin, names[2] ?? null)];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query(
      `INSERT INTO child (id, iin, surname, given_name, patronymic, birth_date, sex, citizenship)
       SELECT id, iin, surname, given_name, patronymic, birth_date, sex, 'KZ' FROM stage_queue_child
       ON CONFLICT (iin) DO NOTHING`,
    );
  return counts;
}

/** Out of the number; a foreigner's may not tell it, then the patronymic does. */
function sexOf(iin: string, patronymic: string | null): 'm' | 'f' {
  const check = checkIin(iin);
  if (check.ok && check.sex !== null) return check.sex === 'male' ? 'm' : 'f';
  return /(қызы|кызы|вна|чна)$/iu.test(patronymic ?? '') ? 'f' : 'm';
}
