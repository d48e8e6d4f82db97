import { spawn } from 'node:child_process';

/**
 * Heap of an import, in megabytes. What a city's import must keep is about 150; left alone, Node lets the rest of a large
 * machine fill with what it has not swept yet.
 */
export const leanFlags = ['--max-old-space-size=256', '--max-semi-space-size=8'] as const;

/** Runs this very command again with a small heap; Ctrl-C in a terminal reaches both. @returns its exit code */
export function runLean(): Promise<number> {
  const [script = '', ...words] = process.argv.slice(1);
  const child = spawn(process.execPath, [...process.execArgv, ...leanFlags, script, ...words], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
