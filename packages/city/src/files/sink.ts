/** Writes a text file piece by piece, never holding more of it than a few hundred kilobytes. */
import { type FileHandle, open } from 'node:fs/promises';

export interface Sink {
  /** Adds a line of ready cells joined by `;`. */
  line(text: string): void;
  /** Whether enough has gathered to be written: then `await flush()`, which also lets other work in. */
  readonly isFull: boolean;
  flush(): Promise<void>;
  /** Writes the rest and closes; returns the lines without the head. */
  close(): Promise<number>;
}

/** Characters that are gathered before they are written. */
const piece = 1 << 18;
const byteOrderMark = '\uFEFF';

/** Opens a CSV file and writes its head. Throws what the file system throws: no room, no right, no folder. */
export async function openCsv(path: string, columns: readonly string[]): Promise<Sink> {
  const handle: FileHandle = await open(path, 'w');
  let text = `${byteOrderMark}${columns.join(';')}\r\n`;
  let rows = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(text, 'utf8');
    text = '';
    await handle.writeFile(bytes);
  };
  return {
    line: (line) => {
      text += line;
      text += '\r\n';
      rows += 1;
    },
    get isFull() {
      return text.length >= piece;
    },
    flush,
    close: async () => {
      try {
        await flush();
      } finally {
        await handle.close();
      }
      return rows;
    },
  };
}

/** A cell that may hold anything: quoted where it must be. */
export function cell(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
