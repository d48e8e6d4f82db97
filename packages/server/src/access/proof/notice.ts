/** A person is told whenever their ways to sign in change; the message holds no personal data. */
import { type AccessNotice, accessMessage } from '@balapan/domain/text/texts/message.ts';
import type { OutboxItem } from '../../kernel/outbox.ts';
import type { Person } from './proofQueries.ts';

/** @param key what makes this change the same: told once */
export function noticeTo({ personId, language }: Person, notice: AccessNotice, key: string): OutboxItem {
  const text = accessMessage(language, notice);
  return { kind: 'message', key: `${notice}/${key}`, payload: { template: notice, personId, text } };
}
