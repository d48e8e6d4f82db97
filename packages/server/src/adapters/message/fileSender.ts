import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageSender } from './messageSender.ts';

/** For a demonstration: a message is a file in a folder, nothing leaves the machine. The same key is the same file. */
export function fileSender(folder: string): MessageSender {
  const made = mkdir(folder, { recursive: true });
  return {
    send: async ({ key, phone, text }) => {
      await made;
      const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
      await writeFile(join(folder, `${name}.txt`), `${phone}\n${text}\n`);
    },
  };
}
