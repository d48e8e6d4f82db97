import { describe, expect, test } from 'vitest';
import { type FigureCode, figureOf, figures } from './figures.ts';
import { languages } from './text/language.ts';

const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00A0', ' ');

describe('the launch report', () => {
  test.each<[FigureCode, bigint, string, string, string]>([
    ['kindergartens', 985n, '985', '985', '985'],
    ['kindergartensPublic', 197n, '197', '197', '197'],
    ['kindergartensPrivate', 788n, '788', '788', '788'],
    ['contingent', 88_300n, '88 мың', '88 тысяч', '88 thousand'],
    ['contingent', 1_020n, '1 мың', '1 тысяча', '1 thousand'],
    ['stateOrderYear', 8_330_000_000_000n, '83,3 млрд ₸', '83,3 млрд ₸', '83.3 bn ₸'],
    ['stateOrderMonthPublic', 208_100_000_000n, '2,1 млрд ₸', '2,1 млрд ₸', '2.1 bn ₸'],
    ['stateOrderMonthPrivate', 290_000_000_001n, '2,9 млрд ₸', '2,9 млрд ₸', '2.9 bn ₸'],
    ['queueLines', 56_896n, '56 896', '56 896', '56,896'],
    ['queueLines0to2', 17_091n, '17 091', '17 091', '17,091'],
    ['queueLines2to6', 39_805n, '39 805', '39 805', '39,805'],
    ['queueRemoved', 39_695n, '39 695', '39 695', '39,695'],
    ['queueLive', 17_201n, '17 201', '17 201', '17,201'],
    ['netNeed', 8473n, '8 473', '8 473', '8,473'],
    ['filedSince1July', 6265n, '6 265', '6 265', '6,265'],
    ['norm', 5_565_900n, '55 659 ₸', '55 659 ₸', '55,659 ₸'],
    ['normLocal', 5_066_800n, '50 668 ₸', '50 668 ₸', '50,668 ₸'],
    ['normRepublican', 499_100n, '4 991 ₸', '4 991 ₸', '4,991 ₸'],
    ['parentFee', 2_500_000n, '25 000 ₸', '25 000 ₸', '25,000 ₸'],
    ['queueMessages', 43_112n, '43 мың', '43 тысячи', '43 thousand'],
    ['paidByFinancialCentre', 361_234_567_890n, '3,6 млрд ₸', '3,6 млрд ₸', '3.6 bn ₸'],
    ['paidByFinancialCentreTo', 835n, '835', '835', '835'],
    ['paidByDepartment', 79_876_543_210n, '0,8 млрд ₸', '0,8 млрд ₸', '0.8 bn ₸'],
    ['paidByDepartmentTo', 100n, '100', '100', '100'],
  ])('%s of %s', (code, value, kk, ru, en) => {
    const figure = figureOf(code);
    expect(languages.map((language) => plain(figure?.printed(value, language)))).toEqual([kk, ru, en]);
  });
  test('holds 23 figures, each once', () => {
    expect(figures).toHaveLength(23);
    expect(new Set(figures.map((figure) => figure.code)).size).toBe(23);
  });
  test('tells of each its name, its definition and its unit', () => {
    for (const figure of figures) {
      expect(['count', 'thousand', 'tiyn']).toContain(figure.unit);
      for (const language of languages) {
        expect(figure.name(language)).not.toBe('');
        expect(figure.definition(language).endsWith('.')).toBe(true);
      }
    }
  });
  test('follows its input: another value is another print', () => {
    expect(figureOf('queueLive')?.printed(17_200n, 'en')).toBe('17,200');
    expect(plain(figureOf('contingent')?.printed(88_500n, 'en'))).toBe('89 thousand');
  });
  test('knows no other code', () => {
    expect(figureOf('happiness')).toBeNull();
  });
});
