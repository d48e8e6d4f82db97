import { stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { type ImportReport, importCity } from '../import/importCity.ts';
import { ensureRegion } from '../import/region.ts';
import { problemFile, problemTable } from '../import/tell.ts';
import { openOffice } from './office.ts';
import { importTexts } from './texts.ts';

/** Problems shown on a terminal; the file of errors has all. */
const shownProblems = 50;

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  errors: { type: 'string' },
  demonstration: { type: 'boolean', default: false },
} as const;

/** `balapan import DIR [--dry-run] [--json] [--errors FILE] [--demonstration]` */
export const importCommand: Command = {
  name: 'import',
  usage: 'DIR [--dry-run] [--json] [--errors FILE] [--demonstration]',
  help: importTexts.help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [folder] = positionals;
    const texts = importTexts[io.language];
    if (folder === undefined || positionals.length > 1) {
      io.tell(texts.needsFolder);
      return exitCodes.usage;
    }
    if (!(await isFolder(folder))) {
      io.tell(texts.noFolder(folder));
      return exitCodes.failed;
    }
    const office = await openOffice(io.progress);
    try {
      const region = await ensureRegion(office.pool, folder, { demonstration: values.demonstration });
      const house = await office.house(region ?? undefined);
      const report = await importCity(house, folder, { dryRun: values['dry-run'] });
      if (values.errors !== undefined) await writeFile(values.errors, problemFile(report.problems));
      if (values.json) io.print(JSON.stringify(report, null, 2));
      else tell(report, io);
      // Bad lines are told and the good ones taken; only a file that nobody could read is a failure.
      const isDone = report.files.length > 0 && report.files.every(({ state }) => state !== 'refused');
      return isDone ? exitCodes.done : exitCodes.failed;
    } finally {
      await office.close();
    }
  },
};

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function tell(report: ImportReport, io: CommandIo): void {
  const texts = importTexts[io.language];
  for (const { name, state, read, fresh, bad } of report.files)
    io.print(state === 'read' ? texts.file(name, read, fresh, bad) : texts[state](name));
  for (const { day, lines, verdicts } of report.cleanups) io.print(texts.cleanup(day, lines, verdicts.live));
  if (report.problems.length > 0) {
    io.print('');
    for (const line of problemTable(report.problems.slice(0, shownProblems), io.language)) io.print(line);
    if (report.problems.length > shownProblems) io.print(texts.more(report.problems.length - shownProblems));
  }
  io.print('');
  io.print(
    texts.total(
      report.files.reduce((sum, { fresh }) => sum + fresh, 0),
      report.refused,
      report.dryRun,
    ),
  );
}
