/** What a package says of itself: `manifest.json` names each file with its hash and what belongs to which signature. */
import { z } from 'zod';

export const packageForm = 'balapan.package/1';
export const manifestName = 'manifest.json';

const name = z.string().regex(/^[a-z0-9][a-z0-9/._-]{0,99}$/u);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

const packageSignature = z.object({
  step: z.string().max(40),
  /** ISO, by the system's clock. */
  signedAt: z.string().max(40),
  cms: name,
  ocsp: name.nullable(),
  tsp: name.nullable(),
  chain: name,
  verdict: name,
});

export const packageManifest = z.object({
  form: z.literal(packageForm),
  document: z.object({ kind: z.string().max(40), number: z.string().max(60), file: name, sha256: hash }),
  signatures: z.array(packageSignature).max(20),
  files: z.array(z.object({ name, sha256: hash, bytes: z.number().int().nonnegative() })).max(100),
});
export type PackageManifest = z.output<typeof packageManifest>;
