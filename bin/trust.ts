/**
 * Whose signatures are trusted here: in a demonstration those of the test authority, whose responder and clock run beside the
 * server; elsewhere what the environment names (docs/operator.md).
 */
import { readFile } from 'node:fs/promises';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { type Authority, openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { ncanodeVerifier } from '@balapan/server/adapters/signature/ncanodeVerifier.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import type { SignatureVerifier } from '@balapan/server/adapters/signature/signatureVerifier.ts';
import { Sentence } from './first/sentence.ts';
import { startTexts } from './first/texts.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A demonstration's: everything that an authority does, at the demonstration's time. */
export interface DemonstrationTrust {
  readonly authority: Authority;
  readonly signatures: SignatureVerifier;
  close(): Promise<void>;
}

/** Milliseconds until a service of the authority is given up. */
const patience = 10_000;

/** @param now epoch milliseconds by the demonstration's clock */
export async function demonstrationTrust(now: () => number): Promise<DemonstrationTrust> {
  const authority = await openAuthority();
  const services = await openAuthorityServices({ authority, now });
  const signatures = rsaVerifier([authority.rootPem], {
    ocsp: services.ocspUrl,
    tsa: services.tsaUrl,
    timeout: patience,
  });
  return { authority, signatures, close: services.close };
}

/**
 * `undefined` where the environment names nobody: nothing can be signed.
 * @throws Sentence for a file of roots that cannot be read
 */
export async function trustOf(env: Env, language: CommandLanguage): Promise<SignatureVerifier | undefined> {
  const timeout = Number(env.SIGNATURE_TIMEOUT || patience / 1000) * 1000;
  if (env.NCANODE_URL) return ncanodeVerifier({ url: env.NCANODE_URL, timeout });
  const file = env.TRUST_ANCHORS;
  if (!file) return undefined;
  try {
    const services = { ocsp: env.OCSP_URL || 'certificate', tsa: env.TSA_URL || null, timeout };
    return rsaVerifier([await readFile(file, 'utf8')], services);
  } catch (error) {
    throw new Sentence(startTexts[language].badAnchors(file), error);
  }
}
