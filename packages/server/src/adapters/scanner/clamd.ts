/** The virus scanner clamd over TCP, by its command INSTREAM: the file in pieces, each behind its length, an empty one at the end. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { FileScanner, ScanVerdict } from './fileScanner.ts';

/** Milliseconds without a word from the scanner. */
const patience = 30_000;
const longestAnswer = 4096;

export function clamd({ host, port }: { readonly host: string; readonly port: number }): FileScanner {
  return { scan: (path) => scan(connect(port, host), path) };
}

async function scan(socket: Socket, path: string): Promise<ScanVerdict> {
  let answer = '';
  socket.setTimeout(patience, () => socket.destroy(new Error('the scanner is silent')));
  const ended = new Promise<void>((resolve, reject) => {
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('latin1');
      if (answer.length > longestAnswer) socket.destroy(new Error('the scanner says too much'));
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
  // Whoever waits below is told of the same error; without this it would be nobody's while the file is sent.
  ended.catch(() => {});
  try {
    await Promise.race([once(socket, 'connect'), ended]);
    await Promise.race([send(socket, path), ended]);
    await ended;
  } finally {
    socket.destroy();
  }
  return verdictOf(answer);
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(Buffer.alloc(4));
}

/** `stream: OK`, `stream: Name FOUND`; everything else, `INSTREAM size limit exceeded. ERROR` too, is no verdict. */
function verdictOf(answer: string): ScanVerdict {
  const text = answer.replaceAll('\0', '').trim();
  if (text === 'stream: OK') return { found: null };
  const [, name] = /^stream: ([\x21-\x7e]{1,200}) FOUND$/.exec(text) ?? [];
  if (name === undefined) throw new Error('the scanner gave no verdict');
  return { found: name };
}
