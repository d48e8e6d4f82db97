/** Brings one item of the outbox to the outside world. May run twice: what is done is left alone, what is not is keyed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writing } from '@balapan/database/scope.ts';
import { isDay } from '@balapan/domain/day.ts';
import { placeMessage } from '@balapan/domain/text/texts/message.ts';
import type { MessageSender } from '../adapters/message/messageSender.ts';
import { job } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { noteTransfer } from '../privacy/transferQueries.ts';
import { lockUndone, markDone, type OutboxRow, readBankFile, readRecipient } from './queries.ts';

/** The doors of the house. */
export interface Outside {
  readonly messages: MessageSender;
  /** Folder that the bank's files are put into. */
  readonly bankFolder: string;
}

/** @returns false when somebody has done it; waits for one who is doing it */
export async function deliver(house: House, outside: Outside, id: string): Promise<boolean> {
  return writing(house.pool, scopeOf(house, job), async (sql) => {
    const item = await lockUndone(sql, id);
    if (item === null) return false;
    if (item.kind === 'message') await deliverMessage(sql, item, outside);
    else await deliverBankFile(sql, item, outside);
    await noteTransfer(sql, item, house.wall());
    await markDone(sql, id, house.wall());
    return true;
  });
}

/** A person without a phone gets no message; the cabinet tells the same. */
async function deliverMessage(sql: WriteHandle, { id, payload }: OutboxRow, { messages }: Outside): Promise<void> {
  const recipient = await readRecipient(sql, payload);
  if (recipient === null || recipient.phone === null) return;
  const { lastDay = '' } = payload;
  const text = payload.text ?? (isDay(lastDay) ? placeMessage(recipient.language, lastDay) : null);
  if (text === null) throw new Error(`a message without a text: ${payload.template}`);
  await messages.send({ key: id, phone: recipient.phone, text });
}

async function deliverBankFile(sql: WriteHandle, { payload }: OutboxRow, { bankFolder }: Outside): Promise<void> {
  const file = await readBankFile(sql, payload.registerId ?? '');
  if (file === null) throw new Error(`no bank file for the register ${payload.registerId}`);
  await mkdir(bankFolder, { recursive: true });
  await writeFile(join(bankFolder, basename(file.name)), file.bytes);
}
