import { expect, test } from 'vitest';
import { asDay } from '../../day.ts';
import { languages } from '../language.ts';
import { offerMessage, placeMessage } from './message.ts';

const day = asDay('2025-09-30');

test.each(languages)('every message fits one part and names the day, %s', (language) => {
  for (const text of [offerMessage(language, day), placeMessage(language, day)]) {
    expect(text.length).toBeLessThanOrEqual(67);
    expect(text).toContain('30');
    expect(text).toContain('1414');
  }
});
