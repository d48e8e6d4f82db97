import { describe, expect, test } from 'vitest';
import { readContents } from './diff.ts';

describe('contents of an event', () => {
  test('before and after are laid beside each other, wherever they stand; what did not change is left out', () => {
    const payload = {
      act: { id: 'a', before: 'draft', after: 'signedByProvider', note: null },
      held: { before: { from: '2025-09-01', to: null }, after: { from: '2025-09-01', to: '2025-09-30' } },
    };
    expect(readContents(payload)).toEqual({
      changes: [
        { path: 'act', before: 'draft', after: 'signedByProvider' },
        { path: 'held.to', before: '–', after: '2025-09-30' },
      ],
      facts: [
        { path: 'act.id', value: 'a' },
        { path: 'act.note', value: '–' },
      ],
    });
  });

  test('what is new has no before', () => {
    expect(
      readContents({ appointment: { before: null, after: { role: 'auditor', place: { kato: '75' } } } }).changes,
    ).toEqual([
      { path: 'appointment.role', before: '–', after: 'auditor' },
      { path: 'appointment.place.kato', before: '–', after: '75' },
    ]);
  });

  test('a list is told by its places, a bare value by itself', () => {
    const marks = [{ childId: 'c', before: null, after: 'present' }];
    expect(readContents({ day: '2025-09-11', marks })).toEqual({
      changes: [{ path: 'marks.0', before: '–', after: 'present' }],
      facts: [
        { path: 'day', value: '2025-09-11' },
        { path: 'marks.0.childId', value: 'c' },
      ],
    });
    expect(readContents('second')).toEqual({ changes: [], facts: [{ path: '', value: 'second' }] });
    expect(readContents({})).toEqual({ changes: [], facts: [] });
  });
});
