/**
 * Messages through the gateway SMSC.kz (kazakhstan.md 7). The key goes in the body only, so that no log of addresses holds it.
 * Each message has a number of its own at the gateway: before it is sent, the gateway is asked whether it has come already, so that
 * a retry after a lost answer brings no second message.
 */
import { createHash } from 'node:crypto';
import type { MessageSender, ShortMessage } from './messageSender.ts';

export interface SmscSettings {
  readonly apiKey: string;
  /** The name of the sender that is registered at the gateway; left out: the gateway's own. */
  readonly sender?: string;
  /** Default `https://smsc.kz`. */
  readonly address?: string;
  /** Milliseconds to wait for an answer; default 10 000. */
  readonly patience?: number;
}

interface Answer {
  readonly error_code?: number;
  readonly status?: number;
  readonly id?: number | string;
}

/** The gateway knows no message of that number. */
const notFound = -3;

/** @throws Error with the gateway's code, never with the phone, the text or the key: the relay tries again */
export function smscSender({
  apiKey,
  sender,
  address = 'https://smsc.kz',
  patience = 10_000,
}: SmscSettings): MessageSender {
  const ask = async (page: 'send' | 'status', fields: Readonly<Record<string, string>>): Promise<Answer> => {
    const body = new URLSearchParams({ apikey: apiKey, ...fields, charset: 'utf-8', fmt: '3' });
    const signal = AbortSignal.timeout(patience);
    const reply = await fetch(`${address}/sys/${page}.php`, { method: 'POST', body, signal, redirect: 'error' }).catch(
      () => null,
    );
    if (reply === null) throw new Error(`smsc ${page}: no answer`);
    const answer: unknown = reply.ok ? await reply.json().catch(() => null) : null;
    if (typeof answer !== 'object' || answer === null) throw new Error(`smsc ${page}: HTTP ${reply.status}`);
    return answer as Answer;
  };
  return {
    send: async (message) => {
      const [phone, id] = [message.phone.slice(1), numberOf(message)];
      const known = await ask('status', { phone, id });
      if (known.error_code !== undefined && known.error_code !== 3) throw failed('status', known);
      if (known.status !== undefined && known.status !== notFound) return;
      const name = sender === undefined ? {} : { sender };
      const sent = await ask('send', { phones: phone, mes: message.text, id, ...name });
      if (sent.error_code !== undefined || sent.id === undefined) throw failed('send', sent);
    },
  };
}

const failed = (page: string, { error_code: code }: Answer): Error =>
  new Error(`smsc ${page}: error ${code ?? 'unknown'}`);

/** The gateway's number of a message, 1 to 2^31 − 1; together with the phone it is the message's own. */
function numberOf({ key }: ShortMessage): string {
  return String(createHash('sha256').update(key).digest().readUInt32BE(0) & 0x7fff_ffff || 1);
}
