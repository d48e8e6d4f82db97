import type { CommandIo, CommandLanguage } from '@balapan/api/command.ts';

/** Writes to the terminal. The language comes from `BALAPAN_LANGUAGE` or the system's settings; else Russian. */
export function consoleIo(env: Readonly<Record<string, string | undefined>>): CommandIo {
  const wished = (env.BALAPAN_LANGUAGE ?? env.LC_ALL ?? env.LANG ?? '').slice(0, 2);
  const isTerminal = process.stderr.isTTY === true;
  let shown = false;
  const wipe = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  let last = 0;
  return {
    language: isLanguage(wished) ? wished : 'ru',
    print: (line) => {
      wipe();
      process.stdout.write(`${line}\n`);
    },
    tell: (line) => {
      wipe();
      process.stderr.write(`${line}\n`);
    },
    progress: (step, done, total) => {
      const now = performance.now();
      if (!isTerminal || (now - last < 100 && done < total)) return;
      last = now;
      wipe();
      process.stderr.write(total > 0 ? `${Math.floor((done * 100) / total)} %  ${step}` : step);
      shown = true;
    },
  };
}

function isLanguage(text: string): text is CommandLanguage {
  return text === 'kk' || text === 'ru' || text === 'en';
}
