import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { simulateClamd, testVirus } from '../../testing/clamdSimulator.ts';
import { clamd } from './clamd.ts';

const folder = mkdtempSync(join(tmpdir(), 'balapan-scan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test('a file goes to the scanner whole, and its verdict comes back', async () => {
  const simulator = await simulateClamd();
  const scanner = clamd({ host: '127.0.0.1', port: simulator.port });
  const large = Buffer.alloc(300_000, 'ж');
  expect(await scanner.scan(file('a.csv', large))).toEqual({ found: null });
  expect(simulator.scanned[0]?.equals(large)).toBe(true);
  expect(await scanner.scan(file('b.csv', `a;b\n${testVirus}\n`))).toEqual({ found: 'Eicar-Test-Signature' });
  expect(await scanner.scan(file('c.csv', ''))).toEqual({ found: null });
  await simulator.close();
});

test.each(['INSTREAM size limit exceeded. ERROR\0', '', 'OK', 'stream: OK FOUND OK', 'x'.repeat(9000)])(
  'an answer that is no verdict is none: %#',
  async (answer) => {
    const simulator = await simulateClamd(answer);
    await expect(clamd({ host: '127.0.0.1', port: simulator.port }).scan(file('d.csv', 'x'))).rejects.toThrow(
      'scanner',
    );
    await simulator.close();
  },
);

test('a scanner that is down, or hangs up, gives no verdict', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const scanner = clamd({ host: '127.0.0.1', port });
  await expect(scanner.scan(file('e.csv', Buffer.alloc(5_000_000)))).rejects.toThrow();
  await new Promise((resolve) => server.close(resolve));
  await expect(scanner.scan(file('f.csv', 'x'))).rejects.toThrow('ECONNREFUSED');
});
