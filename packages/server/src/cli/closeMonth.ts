import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { isMonth } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { formatCount, formatMoney } from '@balapan/domain/text/format.ts';
import { type ClosedMonth, closeMonth } from '../settlement/closing/closeMonth.ts';
import { closeMonthTexts } from './closeMonthTexts.ts';
import { openOffice } from './office.ts';

/** Kindergartens without an act that a terminal shows. */
const shown = 20;

/** `balapan close-month MONTH [--json]` */
export const closeMonthCommand: Command = {
  name: 'close-month',
  usage: 'MONTH [--json]',
  help: closeMonthTexts.help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [month] = positionals;
    const texts = closeMonthTexts[io.language];
    if (month === undefined || !isMonth(month) || positionals.length > 1) {
      io.tell(texts.notAMonth);
      return exitCodes.usage;
    }
    const office = await openOffice(io.progress);
    try {
      const closed = await closeMonth(await office.house(), { month });
      if (values.json) io.print(JSON.stringify({ ...closed, total: String(closed.total) }, null, 2));
      else tell(closed, io);
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'register.notEnded') throw error;
      io.tell(texts.notEnded);
      return exitCodes.incomplete;
    } finally {
      await office.close();
    }
  },
};

function tell(closed: ClosedMonth, io: CommandIo): void {
  const texts = closeMonthTexts[io.language];
  const count = (value: number): string => formatCount(value, io.language);
  for (const { number, group, hours, from, to } of closed.gaps.slice(0, shown))
    io.print(texts.gap(number, group, hours, from, to));
  if (closed.registers === 0 && closed.gaps.length > 0) return;
  if (closed.registers === 0) {
    io.print(texts.nothing);
    return;
  }
  io.print(texts.done(count(closed.registers), count(closed.acts), formatMoney(closed.total, io.language)));
  if (closed.unconfirmed > 0) io.print(texts.unconfirmed(count(closed.unconfirmed)));
  for (const { number, reason } of closed.withoutAct.slice(0, shown)) io.print(texts.withoutAct(number, reason));
}
