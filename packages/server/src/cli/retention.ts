import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '@balapan/api/command.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { retentionTexts } from '@balapan/domain/text/texts/retention.ts';
import { system } from '../kernel/actor.ts';
import { previewRetention, runRetention } from '../privacy/retention.ts';
import { openOffice } from './office.ts';

const options = { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;

const texts = {
  help: {
    kk: 'Сақтау мерзімі өткен дербес деректерді жасырады немесе жояды, есебін аудитке жазады. --dry-run: тек санайды.',
    ru: 'Скрывает или уничтожает персональные данные, срок хранения которых вышел, и пишет отчёт в аудит. --dry-run: только считает.',
    en: 'Masks or destroys personal data whose term of keeping is over and writes a report into the audit. --dry-run: only counts.',
  },
  kk: { before: (day: string) => `${day} дейінгісі`, dry: 'Ештеңе өзгертілген жоқ.' },
  ru: { before: (day: string) => `до ${day}`, dry: 'Ничего не изменено.' },
  en: { before: (day: string) => `before ${day}`, dry: 'Nothing was changed.' },
} as const;

/** `balapan retention [--dry-run] [--json]`: numbers of rows by term. The night's job does the same. */
export const retentionCommand: Command = {
  name: 'retention',
  usage: '[--dry-run] [--json]',
  help: texts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const isDry = values['dry-run'];
    const office = await openOffice(io.progress);
    try {
      const house = await office.house();
      const rows = isDry ? await previewRetention(house) : await runRetention(house, system);
      if (values.json) {
        const told = rows.map(({ rule, dueBefore, rows: count }) => ({
          rule,
          dueBefore: isoOf(dueBefore),
          rows: count,
        }));
        io.print(JSON.stringify({ dryRun: isDry, rules: told }, null, 2));
        return exitCodes.done;
      }
      const { before, dry } = texts[io.language];
      for (const { rule, dueBefore, rows: count } of rows) {
        const what = retentionTexts[io.language][rule] ?? rule;
        io.print(`${String(count).padStart(8)}  ${what} (${before(isoOf(dueBefore).slice(0, 10))})`);
      }
      if (isDry) io.tell(dry);
      return exitCodes.done;
    } finally {
      await office.close();
    }
  },
};
