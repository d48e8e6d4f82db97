/** A port that is taken: by whom, and what to do. */
import type { CommandLanguage } from '@balapan/api/command.ts';
import { PortError } from '@balapan/server/http/serve.ts';
import { Sentence } from './sentence.ts';
import { startTexts } from './texts.ts';

const ourAnswers = new Set(['ready', 'starting', 'failed', 'noDatabase']);

/** Makes the sentence of a taken port; any other error stays as it is. */
export async function explainPort(error: unknown, port: number, language: CommandLanguage): Promise<unknown> {
  if (!(error instanceof PortError) || error.code !== 'taken') return error;
  const texts = startTexts[language];
  const other = port < 65_535 ? port + 1 : port - 1;
  const status = await askHealth(port);
  if (status === null || !ourAnswers.has(status)) return new Sentence(texts.takenByOther(port, other), error);
  return new Sentence(status === 'starting' ? texts.takenByUsBusy(port, other) : texts.takenByUs(port, other), error);
}

/** What the program on the port says of its health, if it is one of ours. */
async function askHealth(port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2000) });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'status' in body ? String(body.status) : null;
  } catch {
    return null;
  }
}
