/** Writes rows.ts anew from the migrations: `npm run rows`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPool } from '../connect.ts';
import { describeRows } from '../describe.ts';
import { migrate } from '../migrate.ts';
import { startEngine } from './engine.ts';

const path = fileURLToPath(new URL('../rows.ts', import.meta.url));
const server = await startEngine('embedded');
const pool = createPool(server.address, { max: 2 });
try {
  await migrate(pool, { regions: ['almaty'] });
  writeFileSync(path, await describeRows(pool, 'almaty'));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', path], {
    cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
    stdio: 'inherit',
  });
} finally {
  await pool.end();
  await server.stop();
}
