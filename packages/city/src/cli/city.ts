/** `balapan city`: writes the files of a synthetic city. */
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { type CityOrder, writeCity } from '../files/index.ts';
import { mostMonths } from '../model/city.ts';
import { childrenRange } from '../model/plan.ts';
import { cityTexts } from './texts.ts';

const options = {
  out: { type: 'string' },
  size: { type: 'string', default: 'small' },
  seed: { type: 'string', default: '1' },
  months: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
} as const;

type Texts = (typeof cityTexts)[CommandIo['language']];

/** Codes of the file system's errors that a person can do something about. */
const diskErrors: Readonly<Record<string, 'noRoom' | 'noRight' | 'notFolder'>> = {
  ENOSPC: 'noRoom',
  EDQUOT: 'noRoom',
  EACCES: 'noRight',
  EPERM: 'noRight',
  EROFS: 'noRight',
  ENOTDIR: 'notFolder',
  EEXIST: 'notFolder',
};

/** `balapan city --out DIR [--size small|almaty|N] [--seed S] [--months N] [--json]` */
export const cityCommand: Command = {
  name: 'city',
  usage: '--out DIR [--size small|almaty|N] [--seed S] [--months N] [--json]',
  help: cityTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const texts = cityTexts[io.language];
    const order = orderOf(values, texts);
    if (typeof order === 'string') {
      io.tell(order);
      return exitCodes.usage;
    }
    const isBare = values.json;
    try {
      const manifest = await writeCity({
        ...order,
        progress: ({ name, rows }) => {
          io.progress(name, 0, 0);
          if (!isBare) io.print(`${`${rows}`.padStart(9)}  ${name}`);
        },
      });
      const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
      io.print(isBare ? JSON.stringify(manifest) : texts.done(manifest.files.length, rows, order.out));
      return exitCodes.done;
    } catch (error) {
      const reason = diskErrors[error instanceof Error && 'code' in error ? `${error.code}` : ''];
      if (reason === undefined) throw error;
      io.tell(texts[reason]);
      return exitCodes.failed;
    }
  },
};

interface Values {
  readonly out?: string | undefined;
  readonly size: string;
  readonly seed: string;
  readonly months: string;
}

/** What is asked for, or the sentence that says what is wrong with it. */
function orderOf({ out, size, seed, months }: Values, texts: Texts): CityOrder | string {
  if (out === undefined || out === '') return texts.needsOut;
  const isNamed = size === 'small' || size === 'almaty';
  const numbers = { '--seed': seed, '--months': months, ...(isNamed ? {} : { '--size': size }) };
  for (const [option, text] of Object.entries(numbers))
    if (!/^-?\d{1,15}$/.test(text)) return texts.notWhole(option, text);
  const [fewest, most] = childrenRange;
  if (!isNamed && (Number(size) < fewest || Number(size) > most)) return texts.outside('--size', fewest, most);
  if (Number(months) < 0 || Number(months) > mostMonths) return texts.outside('--months', 0, mostMonths);
  return { out, size: isNamed ? size : Number(size), seed: Number(seed), months: Number(months) };
}
