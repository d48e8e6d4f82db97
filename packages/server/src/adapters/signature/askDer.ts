/** Asks a service of an authority: DER over HTTP POST. */

export interface DerQuestion {
  readonly url: string;
  /** Content type of the question. */
  readonly type: string;
  readonly der: Uint8Array;
  /** Milliseconds until it is given up. */
  readonly timeout: number;
}

/** No honest answer of a responder or a clock is larger. */
const largest = 100_000;

/** The bytes of the answer; `null` where none came: no connection, no time, an error's status, far too much. */
export async function askDer({ url, type, der, timeout }: DerQuestion): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(der),
      signal: AbortSignal.timeout(timeout),
      redirect: 'error',
    });
    return answer.ok ? await takeBytes(answer, largest) : null;
  } catch {
    return null;
  }
}

/** The body up to a limit; `null` where there is more. */
export async function takeBytes({ body }: Response, limit: number): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > limit) return null;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
