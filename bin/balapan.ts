/** The operator's command line: `npm run balapan -- import DIR`. Finds the command, gives it its words and an exit code. */
import type { Command, CommandIo } from '@balapan/api/command.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { errorText } from '@balapan/domain/text/texts/errors.ts';
import { commands } from './commands.ts';
import { consoleIo } from './io.ts';
import { leanFlags, runLean } from './lean.ts';
import { texts } from './texts.ts';

const words = process.argv.slice(2);
const isLean = leanFlags.every((flag) => process.execArgv.includes(flag));
process.exitCode = words[0] === 'import' && !isLean ? await runLean() : await main(words, consoleIo(process.env));

/** @returns the exit code: 0 done, 1 failed, 2 called wrongly, 3 not complete yet */
async function main(words: readonly string[], io: CommandIo): Promise<number> {
  const [name = '', ...args] = words;
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    if (name !== '' && name !== '--help') io.tell(texts[io.language].unknown(name));
    for (const each of commands) io.print(helpOf(each, io));
    return name === '--help' ? 0 : 2;
  }
  if (args.includes('--help')) {
    io.print(helpOf(command, io));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    return explain(error, command, io);
  }
}

function helpOf({ name, usage, help }: Command, { language }: CommandIo): string {
  return `balapan ${name} ${usage}\n    ${help[language]}`;
}

/** One sentence for what people can do something about; a program's own fault keeps its trace. */
function explain(error: unknown, command: Command, io: CommandIo): number {
  const { code, name, message } = error as Error & { code?: string };
  if (code?.startsWith('ERR_PARSE_ARGS')) {
    io.tell(message);
    io.tell(helpOf(command, io));
    return 2;
  }
  if (name === 'NoRegionError') {
    io.tell(texts[io.language].noRegion);
    return 3;
  }
  if (error instanceof DomainError) {
    io.tell(errorText(error.fact, io.language));
    return 1;
  }
  if (name === 'EmbeddedError' || name === 'MigrationError') {
    io.tell(message);
    return 1;
  }
  throw error;
}
