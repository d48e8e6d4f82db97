/** Speaks the protocol of clamd's INSTREAM: finds the harmless test file of the anti-virus makers (EICAR), and nothing else. */
import { type AddressInfo, createServer } from 'node:net';

/** In two pieces, so that no scanner takes this source for the test file. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface ClamdSimulator {
  readonly port: number;
  /** Files that came whole. */
  readonly scanned: readonly Buffer[];
  close(): Promise<void>;
}

/** @param answer in place of the verdict */
export async function simulateClamd(answer?: string): Promise<ClamdSimulator> {
  const scanned: Buffer[] = [];
  const command = Buffer.from('zINSTREAM\0');
  const server = createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece]);
      if (all.length < command.length) return;
      if (!all.subarray(0, command.length).equals(command)) return void socket.end('UNKNOWN COMMAND\0');
      const file = fileOf(all.subarray(command.length));
      if (file === null) return;
      scanned.push(file);
      const verdict = file.includes(testVirus) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
      socket.end(answer ?? verdict);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    scanned,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The file, once the empty piece has come. */
function fileOf(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
