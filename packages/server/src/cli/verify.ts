import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import type { Fault } from '../verify/queries.ts';
import { type Check, verify } from '../verify/verify.ts';
import { chainFaultText } from './chainFaultTexts.ts';
import { openOffice } from './office.ts';
import { verifyTexts } from './verifyTexts.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/** `balapan verify [--json]`: 0 when everything is whole, 1 when something is broken. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--json]',
  help: verifyTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const office = await openOffice(io.progress);
    try {
      return tellChecks(await verify(await office.house()), values.json, io);
    } finally {
      await office.close();
    }
  },
};

/** Prints what was found. @returns the exit code */
export function tellChecks(checks: readonly Check[], json: boolean, io: Pick<CommandIo, 'print' | 'language'>): number {
  const texts = verifyTexts[io.language];
  const textOf = ({ where, expected, actual, chain }: Fault): string =>
    chain === undefined ? texts.fault(where, expected, actual) : chainFaultText(chain, io.language);
  const told = checks.map(({ name, faults }) => ({
    name,
    faults: faults.map((fault) => ({ ...fault, text: textOf(fault) })),
  }));
  if (json) io.print(JSON.stringify(told, null, 2));
  else {
    for (const { name, faults } of told) {
      io.print(`${faults.length === 0 ? '✓' : '✗'} ${texts.checks[name]}`);
      for (const { text } of faults) io.print(`    ${text}`);
    }
  }
  return told.every(({ faults }) => faults.length === 0) ? exitCodes.done : exitCodes.failed;
}
