import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { dayAt, parseIso } from '@balapan/domain/moment.ts';
import { formatDay } from '@balapan/domain/text/dates.ts';
import { formatCount } from '@balapan/domain/text/format.ts';
import { iterationReasonText } from '@balapan/domain/text/texts/iteration.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/operation.ts';
import type { View } from '../voucher/iterationView.ts';
import { previewIteration } from '../voucher/readIteration.ts';
import { replay } from '../voucher/replay.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { iterateTexts } from './iterateTexts.ts';
import { openOffice } from './office.ts';

const options = {
  preview: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  replay: { type: 'string' },
} as const;

/** Lines of the order that a terminal shows. */
const shownLines = 20;

/** `balapan iterate [--preview] [--json] [--replay N]` */
export const iterateCommand: Command = {
  name: 'iterate',
  usage: '[--preview] [--json] [--replay N]',
  help: iterateTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const number = values.replay === undefined ? null : Number(values.replay);
    if (number !== null && !(Number.isInteger(number) && number > 0)) return exitCodes.usage;
    const office = await openOffice(io.progress);
    try {
      const house = await office.house();
      if (number !== null) return await tellReplay(house, number, values.json, io);
      if (values.preview) return await tellPreview(house, values.json, io);
      const done = await runIteration(house);
      const lastDay = formatDay(dayAt((parseIso(done.answerBy) ?? 0) - 1), io.language);
      const texts = iterateTexts[io.language];
      io.print(
        values.json
          ? JSON.stringify(done, null, 2)
          : texts.done(done.number, formatCount(done.offers, io.language), lastDay),
      );
      return exitCodes.done;
    } finally {
      await office.close();
    }
  },
};

async function tellReplay(house: House, number: number, json: boolean, io: CommandIo): Promise<number> {
  const found = await replay(house, number);
  const texts = iterateTexts[io.language];
  io.print(
    json ? JSON.stringify(found, null, 2) : found.same ? texts.same(number, found.resultHash) : texts.other(number),
  );
  return found.same ? exitCodes.done : exitCodes.failed;
}

async function tellPreview(house: House, json: boolean, io: CommandIo): Promise<number> {
  const size = json ? 200 : shownLines;
  const view = await perform(house, system, previewIteration, { part: 'all', page: 1, size });
  if (json) io.print(JSON.stringify(view, null, 2));
  else for (const line of linesOf(view, io)) io.print(line);
  return exitCodes.done;
}

function linesOf({ limits, summary, order, inputHash }: View, { language }: CommandIo): string[] {
  const texts = iterateTexts[language];
  const count = (value: number): string => formatCount(value, language);
  return [
    texts.limits(count(limits.places), count(limits.vouchers), count(limits.queue)),
    texts.summary(count(summary.offered), count(summary.passedOver), count(summary.notReached), count(summary.notYet)),
    ...order.rows.map(
      (row) =>
        `${row.order === null ? '–' : row.order}\t${row.number}\t${iterationReasonText(row.reason as never, language)}`,
    ),
    inputHash,
  ];
}
