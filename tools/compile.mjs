/** Reads the modules of a start without running it, so that Node keeps them compiled (NODE_COMPILE_CACHE). */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './install.mjs';

const parts = readdirSync(join(ROOT, 'bin/first/parts')).map((name) => join('bin/first/parts', name));
for (const file of ['bin/start.ts', 'bin/first/open.ts', ...parts]) await import(pathToFileURL(join(ROOT, file)).href);
process.exit();
