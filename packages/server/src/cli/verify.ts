import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '@balapan/api/command.ts';
import { verify } from '../verify/verify.ts';
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
      const checks = await verify(await office.house());
      const texts = verifyTexts[io.language];
      if (values.json) io.print(JSON.stringify(checks, null, 2));
      else {
        for (const { name, faults } of checks) {
          io.print(`${faults.length === 0 ? '✓' : '✗'} ${texts.checks[name]}`);
          for (const { where, expected, actual } of faults) io.print(`    ${texts.fault(where, expected, actual)}`);
        }
      }
      return checks.every(({ faults }) => faults.length === 0) ? exitCodes.done : exitCodes.failed;
    } finally {
      await office.close();
    }
  },
};
