import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { isMonth } from '@balapan/domain/day.ts';
import { formatCount } from '@balapan/domain/text/format.ts';
import { drawMonth } from '../settlement/paper/drawMonth.ts';
import { actDocumentsTexts } from './actDocumentsTexts.ts';
import { openOffice } from './office.ts';

/**
 * `balapan act-documents --month MONTH --out DIR`
 * @param originOf where people reach the public pages, by the environment: the code on each act leads there
 */
export const actDocumentsCommand = (originOf: (language: CommandIo['language']) => string): Command => ({
  name: 'act-documents',
  usage: '--month MONTH --out DIR',
  help: actDocumentsTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: { month: { type: 'string' }, out: { type: 'string' } } });
    const { month = '', out = '' } = values;
    const texts = actDocumentsTexts[io.language];
    if (!isMonth(month) || out === '') {
      io.tell(texts.notAMonth);
      return exitCodes.usage;
    }
    const origin = originOf(io.language);
    // Nobody else on this machine reads what children's numbers stand in.
    await mkdir(out, { recursive: true, mode: 0o700 });
    const office = await openOffice(io.progress);
    try {
      const drawn = await drawMonth({ ...(await office.house()), origin }, month, out);
      io.print(drawn === 0 ? texts.nothing : texts.done(formatCount(drawn, io.language), out));
      return exitCodes.done;
    } finally {
      await office.close();
    }
  },
});
