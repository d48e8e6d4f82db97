import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '@balapan/api/command.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { recoverByOperator } from '../access/proof/recoverByOperator.ts';
import { openOffice } from './office.ts';
import { recoverAccessTexts } from './recoverAccessTexts.ts';

const options = {
  reason: { type: 'string', default: '' },
  iin: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
/** A shorter reason tells the audit nothing. */
const shortest = 10;

/** `balapan recover-access --reason TEXT [--iin IIN]`: a new invitation for the only administrator, or for the one who is named. */
export const recoverAccessCommand: Command = {
  name: 'recover-access',
  usage: '--reason TEXT [--iin IIN] [--json]',
  help: recoverAccessTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const texts = recoverAccessTexts[io.language];
    const reason = values.reason.trim();
    if (reason.length < shortest) {
      io.tell(texts.noReason);
      return exitCodes.usage;
    }
    const office = await openOffice(io.progress);
    try {
      const recovered = await recoverByOperator(await office.house(), values.iin ?? null, reason);
      if (values.json) io.print(JSON.stringify(recovered, null, 2));
      else for (const line of texts.done(recovered)) io.print(line);
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'request.notFound') throw error;
      io.tell(values.iin === undefined ? texts.notOne : texts.notThem);
      return exitCodes.failed;
    } finally {
      await office.close();
    }
  },
};
