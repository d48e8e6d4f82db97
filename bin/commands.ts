/** The commands: here server and city meet (docs/decisions/0003). */
import type { Command } from '@balapan/api/command.ts';
import { cityCommand } from '@balapan/city/cli/city.ts';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { actDocumentsCommand } from '@balapan/server/cli/actDocuments.ts';
import { closeMonthCommand } from '@balapan/server/cli/closeMonth.ts';
import { figuresCommand } from '@balapan/server/cli/figures.ts';
import { importCommand } from '@balapan/server/cli/import.ts';
import { iterateCommand } from '@balapan/server/cli/iterate.ts';
import { recoverAccessCommand } from '@balapan/server/cli/recoverAccess.ts';
import { retentionCommand } from '@balapan/server/cli/retention.ts';
import { rotateKeysCommand } from '@balapan/server/cli/rotateKeys.ts';
import { verifyCommand } from '@balapan/server/cli/verify.ts';
import { readSettings } from './first/settings.ts';
import { quarterCommand } from './quarter/command.ts';
import { trustOf } from './trust.ts';

export const commands: readonly Command[] = [
  cityCommand,
  importCommand,
  figuresCommand,
  iterateCommand,
  closeMonthCommand,
  actDocumentsCommand((language) => {
    const { site, port } = readSettings(process.env, language);
    return site.origin ?? `http://localhost:${port}`;
  }),
  verifyCommand(async (demonstration, language) =>
    demonstration ? rsaVerifier([(await openAuthority()).rootPem]) : trustOf(process.env, language),
  ),
  retentionCommand,
  rotateKeysCommand,
  quarterCommand,
  recoverAccessCommand,
];
