/** Brings one item of the outbox to the outside world. May run twice: what is done is left alone, what is not is keyed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writing } from '@balapan/database/scope.ts';
import { isDay } from '@balapan/domain/day.ts';
import { parseIso } from '@balapan/domain/moment.ts';
import { placeMessage } from '@balapan/domain/text/texts/message.ts';
import type { MessageSender } from '../adapters/message/messageSender.ts';
import { job } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { noteTransfer } from '../privacy/transferQueries.ts';
import { deliverEact } from '../settlement/eact/deliverEact.ts';
import { handOverRegister } from './handOverRegister.ts';
import { forgetText, lockUndone, markDone, type OutboxRow, readBankFile, readRecipient } from './queries.ts';

/** The doors of the house. */
export interface Outside {
  readonly messages: MessageSender;
  /** Folder that the bank's files are put into. */
  readonly bankFolder: string;
}

/** @returns false when somebody has done it; waits for one who is doing it */
export async function deliver(house: House, outside: Outside, id: string): Promise<boolean> {
  // First it stands that the file is gone, then it goes: what is cut off between the two can't be cancelled any more.
  await handOverRegister(house, id);
  return writing(house.pool, scopeOf(house, job), async (sql) => {
    const item = await lockUndone(sql, id);
    if (item === null) return false;
    const { kind } = item;
    if (kind === 'eact') {
      // Organisations and sums: no personal data of anybody but the signer's own certificate leaves with it.
      await deliverEact(sql, house, item.payload.eactId ?? '');
      await markDone(sql, id, house.wall());
      return true;
    }
    const left =
      kind === 'message'
        ? await deliverMessage(sql, item, outside, house.wall())
        : await deliverBankFile(sql, item, outside);
    // The register of transfers tells the day of the city, which in a demonstration is not that of this machine.
    if (left) await noteTransfer(sql, { id, kind }, house.now());
    await markDone(sql, id, house.wall());
    return true;
  });
}

/**
 * A person without a phone gets no message; the cabinet tells the same. What is good until a moment is not sent after it, and its
 * text is kept no longer: it is a code.
 * @returns whether it left the house
 */
async function deliverMessage(
  sql: WriteHandle,
  { id, payload }: OutboxRow,
  { messages }: Outside,
  wall: number,
): Promise<boolean> {
  const recipient = await readRecipient(sql, payload);
  const until = payload.until === undefined ? null : parseIso(payload.until);
  if (until !== null) await forgetText(sql, id);
  if (recipient === null || recipient.phone === null || (until !== null && until <= wall)) return false;
  const { lastDay = '' } = payload;
  const text = payload.text ?? (isDay(lastDay) ? placeMessage(recipient.language, lastDay) : null);
  if (text === null) throw new Error(`a message without a text: ${payload.template}`);
  await messages.send({ key: id, phone: recipient.phone, text });
  return true;
}

async function deliverBankFile(sql: WriteHandle, { payload }: OutboxRow, { bankFolder }: Outside): Promise<boolean> {
  const file = await readBankFile(sql, payload.registerId ?? '');
  if (file === null) throw new Error(`no bank file for the register ${payload.registerId}`);
  if (file.isCancelled) return false;
  await mkdir(bankFolder, { recursive: true });
  await writeFile(join(bankFolder, basename(file.name)), file.bytes);
  return true;
}
