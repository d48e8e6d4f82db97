import { expect, test } from 'vitest';
import { asDay } from '../../day.ts';
import { languages } from '../language.ts';
import {
  accountWaitsMessage,
  behalfCodeMessage,
  behalfDoneMessage,
  dataAnswerMessage,
  dueMessage,
  offerMessage,
  paidMessage,
  paymentBackMessage,
  placeMessage,
  signInCodeMessage,
} from './message.ts';

const day = asDay('2025-09-30');

test.each(languages)('every message fits one part and names the number to call, %s', (language) => {
  for (const text of [offerMessage(language, day), placeMessage(language, day)]) expect(text).toContain('30');
  const codes = [signInCodeMessage(language, '012345'), behalfCodeMessage(language, '012345')];
  for (const text of codes) expect(text).toContain('012345');
  const plain = [behalfDoneMessage(language), dataAnswerMessage(language)];
  for (const text of [offerMessage(language, day), placeMessage(language, day), ...codes, ...plain]) {
    expect(text.length, text).toBeLessThanOrEqual(67);
    if (text !== plain[1]) expect(text).toContain('1414');
  }
});

test.each(languages)('what staff are told of terms fits one part and says how many acts, %s', (language) => {
  for (const text of [dueMessage(language, 985, 10), dueMessage(language, 985, -1)]) {
    expect(text.length, text).toBeLessThanOrEqual(67);
    expect(text).toContain('985');
  }
  expect(dueMessage(language, 1, 3)).not.toBe(dueMessage(language, 1, -1));
});

test.each(languages)(
  'a kindergarten is told of a return and of an account that waits, by the number of the act, %s',
  (language) => {
    for (const text of [paymentBackMessage(language, '07-2025/0417'), accountWaitsMessage(language, '07-2025/0417')]) {
      expect(text.length, text).toBeLessThanOrEqual(67);
      expect(text).toContain('07-2025/0417');
    }
    expect(paidMessage(language, 12)).toContain('12');
    expect(paidMessage(language, 12).length).toBeLessThanOrEqual(67);
  },
);
