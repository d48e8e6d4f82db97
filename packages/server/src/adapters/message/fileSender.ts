import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageSender } from './messageSender.ts';

/** For a demonstration: a message is a file in a folder, nothing leaves the machine. The same key is the same file. */
export function fileSender(folder: string): MessageSender {
  const made = mkdir(folder, { recursive: true });
  return {
    send: async ({ key, phone, text }) => {
      await made;
      await writeFile(join(folder, nameOf(key)), `${phone}\n${text}\n`);
    },
  };
}

/** The text of the message that was "sent" under a key; null: none was. */
export async function readSent(folder: string, key: string): Promise<string | null> {
  const file = await readFile(join(folder, nameOf(key)), 'utf8').catch(() => null);
  return file?.split('\n')[1] ?? null;
}

const nameOf = (key: string): string => `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.txt`;
