/** What every screen must be, whoever looks at it: accessible, inside a 360 px phone, in one language, numbers in groups. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};
const phoneWidth = 360;

/** Latin words that Kazakh and Russian screens may show: names of formats, programs and things abroad; sessions of the council have Roman numbers. */
const latin =
  /^(BALAPAN|CMS|NCANode|OCSP|TEST|TSA|ZIP|CSV|PDF|MT|TXT|SMS|XLSX|UTF|Windows|SHA|ClientBankExchange|OpenStreetMap|ODbL|Eng|txt|csv|NCALayer|eGov|Mobile|Business|PIN|ncl|pki|gov|kz|Chrome|Linux|BVU|[IVXLC]+|KZ\w*|[A-Z]{8})$/;

/** Faults of the screen as it stands, in words; none: an empty list. */
export async function faultsOf(page: Page, language: TextLanguage, picture?: string): Promise<string[]> {
  const text = await page.locator('body').innerText();
  return [
    ...(await axeFaults(page)),
    ...(await wideOnPhone(page, picture)),
    ...foreignWords(text, language),
    ...longNumbers(text),
  ];
}

async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(rules)})`);
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function wideOnPhone(page: Page, picture?: string): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: phoneWidth, height: 740 });
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (picture !== undefined) await page.screenshot({ path: `${picture}-360.png`, fullPage: true });
  if (size !== null) await page.setViewportSize(size);
  return wide > phoneWidth ? [`${wide} px wide on a phone of ${phoneWidth}`] : [];
}

function foreignWords(text: string, language: TextLanguage): string[] {
  if (language === 'en') return [];
  // The mask of a name ends with a part of an id, which now and then has letters only.
  const shown = text.replace(/•••\s[0-9A-F]{6}/g, '');
  const words = shown.match(/(?<![\w/.@-])[A-Za-z]{3,}(?![\w/.@-]*\d)(?!\.csv)\b/g) ?? [];
  // A hash is shown in groups of four, and now and then a group has letters only.
  const isOfHash = (word: string): boolean => /^[a-f]{4}$/.test(word);
  return [...new Set(words)]
    .filter((word) => !latin.test(word) && !isOfHash(word))
    .map((word) => `Latin word «${word}»`);
}

/** A sum of five digits and more without a space between its thousands. */
function longNumbers(text: string): string[] {
  return (text.match(/(?<![\d\w])\d{5,}(?=[,.]\d\d\b|\s?₸)/g) ?? []).map((sum) => `sum without spaces: ${sum}`);
}
