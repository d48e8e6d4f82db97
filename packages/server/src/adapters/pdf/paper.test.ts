import { expect, it } from 'vitest';
import { pdfText } from '../../testing/pdfText.ts';
import { drawPaper } from './paper.ts';

const drawn = (...lines: readonly string[]): Promise<Uint8Array> =>
  drawPaper({ title: 'Акт', at: Date.UTC(2025, 8, 11) }, (kit) => {
    for (const [at, line] of lines.entries()) kit.text(line, 28, 28 + at * 20, { lineBreak: false });
  });

it('a paper has the same bytes whatever was drawn before it', async () => {
  const [spaced, joined] = ['Әбдірова Кәусар 25 000 ₸', 'Әбдірова\u00a0Кәусар 25\u00a0000\u00a0₸'];
  const first = await drawn(spaced);
  const other = await drawn(joined, joined);
  expect(await drawn(spaced)).toEqual(first);
  expect(await drawn(joined, joined)).toEqual(other);
  expect(pdfText(first)[0]).toContain('Әбдірова Кәусар 25 000 ₸');
});

it('a word keeps its places when it comes again in another size', async () => {
  const sized = (size: number): Promise<Uint8Array> =>
    drawPaper({ title: 'Акт', at: 0 }, (kit) => {
      kit.fontSize(size).text('Балдәурен', 28, 28, { lineBreak: false });
    });
  const [small, large] = [await sized(8), await sized(20)];
  expect(await sized(8)).toEqual(small);
  expect(await sized(20)).toEqual(large);
  const width = (size: number): Promise<number> =>
    new Promise((resolve) => {
      void drawPaper({ title: 'Акт', at: 0 }, (kit) => resolve(kit.fontSize(size).widthOfString('Балдәурен')));
    });
  expect((await width(20)) / (await width(8))).toBeCloseTo(2.5);
});
