/** Passkeys: the browser asks the device, the device asks its owner (finger, face, PIN). */
import { Refusal } from '@balapan/api/client.ts';
import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';

/** As the server takes it. */
export type PasskeyAnswer = { id: string; rawId: string; type: string } & Record<string, unknown>;

/** An existing passkey answers. @throws Refusal passkey.unsupported, passkey.cancelled */
export async function answerByPasskey(options: Record<string, unknown>): Promise<PasskeyAnswer> {
  const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  return { ...(await startAuthentication({ optionsJSON }).catch(refused)) };
}

/** The device makes a new passkey. @throws Refusal passkey.unsupported, passkey.cancelled, passkey.hereBefore */
export async function makePasskey(options: Record<string, unknown>): Promise<PasskeyAnswer> {
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  return { ...(await startRegistration({ optionsJSON }).catch(refused)) };
}

/** Whoever leaves the question takes it back from the device. */
export function leavePasskey(): void {
  WebAuthnAbortService.cancelCeremony();
}

const codes: Readonly<Record<string, string>> = {
  NotAllowedError: 'passkey.cancelled',
  AbortError: 'passkey.cancelled',
  InvalidStateError: 'passkey.hereBefore',
};

function refused(error: unknown): never {
  throw new Refusal(0, { code: codes[(error as Error).name] ?? 'passkey.unsupported' });
}
