import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '@balapan/api/command.ts';
import { defaultFolder } from '@balapan/database/embedded/folder.ts';
import { rotateSecrets } from '../access/proof/rotateSecrets.ts';
import { fieldCipher, SealError } from '../adapters/fieldCipher/fieldCipher.ts';
import { FieldKeysError, findFieldKeys, newFieldKey } from '../adapters/fieldCipher/keys.ts';
import { rotateKeys } from '../health/rotateKeys.ts';
import { openOffice } from './office.ts';
import { rotateKeysTexts } from './rotateKeysTexts.ts';

const options = { new: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** `balapan rotate-keys`: the first of FIELD_KEYS seals all health files and secrets of codes; `--new NAME` only prints a new key. */
export const rotateKeysCommand: Command = {
  name: 'rotate-keys',
  usage: '[--new NAME] [--json]',
  help: rotateKeysTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    if (values.new !== undefined) {
      io.print(newFieldKey(values.new));
      return exitCodes.done;
    }
    const texts = rotateKeysTexts[io.language];
    const office = await openOffice(io.progress);
    try {
      const house = await office.house();
      const { demonstration } = house;
      const fieldKeys = process.env.FIELD_KEYS || undefined;
      const keys = await findFieldKeys({ fieldKeys, dataDir: defaultFolder(), demonstration });
      if (keys === null) {
        io.tell(texts.noKeys);
        return exitCodes.usage;
      }
      const sealing = { ...house, fields: fieldCipher(keys) };
      const { keyId, from: files } = await rotateKeys(sealing);
      const { from: codes } = await rotateSecrets(sealing);
      if (values.json) io.print(JSON.stringify({ keyId, from: files, codes }, null, 2));
      else for (const line of texts.done(keyId, { files, codes })) io.print(line);
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof SealError || error instanceof FieldKeysError)) throw error;
      io.tell(texts.failed(error.message));
      return exitCodes.failed;
    } finally {
      await office.close();
    }
  },
};
