/**
 * `npm run bench [-- NAME…] [--size small] [--rounds N]`: one JSON line a measure on the standard output, progress on the standard
 * error. Exit 1 when a bar does not hold or a measure fails, 2 when called wrongly. docs/bench.md tells what is measured.
 */
import { parseArgs } from 'node:util';
import { lineOf } from './arithmetic.ts';
import { Ground } from './ground.ts';
import { measures } from './measures/index.ts';

// Killed from outside the databases of a run must not stay behind.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { size: { type: 'string', default: 'almaty' }, rounds: { type: 'string', default: '5' } },
    allowPositionals: true,
  });
  const { size } = values;
  const rounds = Number(values.rounds);
  const unknown = positionals.filter((name) => !measures.some((measure) => measure.name === name));
  if ((size !== 'almaty' && size !== 'small') || !(Number.isInteger(rounds) && rounds > 0) || unknown.length > 0) {
    process.stderr.write(
      `npm run bench [-- NAME…] [--size almaty|small] [--rounds N]\nmeasures: ${measures.map(({ name }) => name).join(' ')}\n`,
    );
    return 2;
  }
  const ground = new Ground({ size, rounds });
  let failed = 0;
  try {
    for (const measure of measures) {
      if (positionals.length > 0 && !positionals.includes(measure.name)) continue;
      ground.tell(measure.name);
      try {
        const line = lineOf(measure, await measure.run(ground));
        process.stdout.write(`${JSON.stringify(line)}\n`);
        if (!line.holds) failed += 1;
      } catch (error) {
        // The others are still worth knowing.
        ground.tell(`${measure.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        failed += 1;
      }
    }
  } finally {
    await ground.close();
  }
  return failed > 0 ? 1 : 0;
}
