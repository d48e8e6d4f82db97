import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { isSignatureFault, signatureFaultTexts } from '@balapan/domain/text/texts/signatureFault.ts';
import { unexplainedComponents } from '@balapan/domain/unexplained.ts';
import type { SignatureVerifier } from '../adapters/signature/signatureVerifier.ts';
import type { Fault } from '../verify/queries.ts';
import { type Check, verify } from '../verify/verify.ts';
import { chainFaultText } from './chainFaultTexts.ts';
import { openOffice } from './office.ts';
import { verifyTexts } from './verifyTexts.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/** By whom signatures are checked: the environment says, or the demonstration's own authority. */
export type FindVerifier = (
  demonstration: boolean,
  language: CommandIo['language'],
) => Promise<SignatureVerifier | undefined>;

/** `balapan verify [--json]`: 0 when everything is whole, 1 when something is broken. */
export const verifyCommand = (findVerifier: FindVerifier): Command => ({
  name: 'verify',
  usage: '[--json]',
  help: verifyTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const office = await openOffice(io.progress);
    try {
      const house = await office.house();
      const signatures = await findVerifier(house.demonstration, io.language);
      return tellChecks(await verify(signatures === undefined ? house : { ...house, signatures }), values.json, io);
    } finally {
      await office.close();
    }
  },
});

/** Prints what was found. @returns the exit code */
export function tellChecks(checks: readonly Check[], json: boolean, io: Pick<CommandIo, 'print' | 'language'>): number {
  const texts = verifyTexts[io.language];
  const textOf = ({ where, expected, actual, chain }: Fault): string => {
    if (chain !== undefined) return chainFaultText(chain, io.language);
    if (isSignatureFault(actual)) return `${where}: ${signatureFaultTexts[io.language][actual]}`;
    const component = unexplainedComponents.find((name) => name === where);
    return texts.fault(component === undefined ? where : texts.components[component], expected, actual);
  };
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
