/**
 * The public page as a visitor reads it, without script: its figures are those of `balapan figures`, the place of an
 * application by its number, the filter of the map, the list; on a desk and on a phone of 360 px.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { languageShortNames, languages, type TextLanguage } from '@balapan/domain/text/language.ts';
import { pageTexts } from '@balapan/server/report/publicPage/pageTexts.ts';
import { homeTexts } from '@balapan/server/report/publicPage/texts.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { faultsOf } from './house/look.ts';
import { wordsAround } from './people/office.ts';

interface Figure {
  readonly code: string;
  readonly value: string;
  readonly printed: Readonly<Record<TextLanguage, string>>;
}

/** Codes of figures that stand on the home page as the command prints them. */
const shown = [
  ...['queueLines', 'queueLines0to2', 'queueLines2to6', 'netNeed', 'filedSince1July'],
  ...['kindergartens', 'norm', 'normLocal', 'normRepublican'],
];
const city = inject('city');
let browser: Browser;
let figures: ReadonlyMap<string, Figure>;

beforeAll(async () => {
  browser = await openBrowser();
  const env = { ...process.env, BALAPAN_DATA: city.dataDir, DATABASE_URL: '' };
  const asked = ['bin/balapan.ts', 'figures', '--date', '2025-09-11', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, asked, { env });
  const told = JSON.parse(stdout) as { readonly figures: readonly Figure[] };
  figures = new Map(told.figures.map((figure) => [figure.code, figure]));
});
afterAll(() => browser.close());

describe.each(languages)('the public page in %s', (language) => {
  const t = homeTexts[language];
  const [pages, path] = [pageTexts[language], `/${language}`];
  const printed = (code: string): string => figures.get(code)?.printed[language] ?? `no figure ${code}`;

  /** A page without script, desk or phone. */
  async function visit<T>(width: number, part: (page: Page) => Promise<T>): Promise<T> {
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ baseURL: city.address, javaScriptEnabled: false, viewport });
    try {
      return await part(await context.newPage());
    } finally {
      await context.close();
    }
  }

  it('shows the figures of the command', () =>
    visit(1280, async (page) => {
      await page.goto(path);
      const text = plain(await page.getByRole('main').innerText());
      // A sum's sign stands once in the line of the norm.
      for (const code of shown) expect(text, code).toContain(plain(printed(code)).replace(' ₸', ''));
    }));

  it('finds the place of an application by its number', () =>
    visit(390, async (page) => {
      const casting = openCasting(city.address);
      const [parent] = await casting.guardians('offerOpen').finally(() => casting.close());
      const number = String(parent?.situation.params.number);
      await page.goto(path);
      await page.getByLabel(t.applicationNumber).fill(number);
      await page.getByRole('button', { name: t.showPlace }).click();
      await page.getByText(pages.placeOf({ number })).waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain(parent?.name.split(' ')[0]);
      await page.getByLabel(t.applicationNumber).fill('12');
      await page.getByRole('button', { name: t.showPlace }).click();
      await page.getByText(pages.wrongShape).waitFor();
    }));

  it('narrows map and list by age and language', () =>
    visit(1280, async (page) => {
      await page.goto(path);
      await choice(page, t.age).selectOption(t.ageOne({ age: 3 }));
      await choice(page, t.language).selectOption(t.ru);
      await page.getByRole('button', { name: t.show, exact: true }).click();
      expect(new URL(page.url()).searchParams.get('age')).toBe('3');
      expect(await choice(page, t.age).inputValue()).toBe('3');
      const all = page.getByRole('link', { name: wordsAround(t.allAsList({ count: '999' })) });
      const count = Number(/\d+/.exec(await all.innerText())?.[0]);
      await all.click();
      await page.getByRole('heading', { name: pages.listTitle }).waitFor();
      expect(count).toBeGreaterThan(0);
      expect(await page.getByRole('row').count()).toBe(count + 1);
    }));

  it.each([`${path}`, `${path}/kindergartens`, `${path}/how`, `${path}/payments`])(
    '%s is accessible and fits',
    async (at) => {
      const context = await browser.newContext({ baseURL: city.address, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(at);
      if (process.env.E2E_PICTURES !== undefined)
        await page.screenshot({
          path: `${process.env.E2E_PICTURES}/public${at.replaceAll('/', '-')}.png`,
          fullPage: true,
        });
      const picture =
        process.env.E2E_PICTURES === undefined
          ? undefined
          : `${process.env.E2E_PICTURES}/public${at.replaceAll('/', '-')}`;
      expect(await faultsOf(page, language, picture)).toEqual([]);
      await context.close();
    },
  );

  it('is one step from the other languages', () =>
    visit(360, async (page) => {
      await page.goto(`${path}/kindergartens?age=3`);
      for (const other of languages) {
        const switches = page
          .getByRole('navigation', { name: /\S/ })
          .getByRole('link', { name: languageShortNames[other] });
        await switches.first().click();
        expect(new URL(page.url()).pathname).toBe(`/${other}/kindergartens`);
      }
    }));
});

const choice = (page: Page, name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}`) });

/** All kinds of spaces as one. */
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
