/**
 * Every screen under the strict policy of the page: the public pages and each cabinet are walked by their links, one screen of
 * each kind, and not one breach of the policy, error or warning of a script may be told on the browser's console.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { type Casting, openCasting } from './house/cast.ts';
import { Person } from './people/person.ts';

const city = inject('city');
let browser: Browser;
let casting: Casting;

beforeAll(async () => {
  browser = await openBrowser();
  casting = openCasting(city.address);
});
afterAll(async () => {
  casting.close();
  await browser.close();
});

/** One of each kind: an id, a month or a number in an address makes no other screen. */
const kindOf = (address: string): string => address.replace(/[?#].*/, '').replace(/\/[\w-]*\d[\w-]*/g, '/…');

/** Follows the links inside `within`, breadth first. @returns the kinds of screens that were seen */
async function walk(page: Page, within: string): Promise<string[]> {
  const seen = new Map<string, string>([[kindOf(new URL(page.url()).pathname), page.url()]]);
  const waiting = [...seen.values()];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    // A link of the map is an SVG element: its attribute is asked for, not its property.
    const links = await page
      .locator('a[href]:not([download])')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) {
      const { origin, pathname, href } = new URL(link, address);
      if (origin !== city.address || !pathname.startsWith(within) || seen.has(kindOf(pathname))) continue;
      seen.set(kindOf(pathname), href);
      waiting.push(href);
    }
  }
  return [...seen.keys()];
}

it('the public pages keep the policy', async () => {
  const language = 'kk';
  const person = await Person.at({ browser, address: city.address, language, desk: 'desktop' });
  await person.page.goto(`/${language}`);
  const seen = await walk(person.page, `/${language}`);
  expect(seen).toEqual(
    expect.arrayContaining([`/${language}/kindergartens`, `/${language}/payments`, `/${language}/how`]),
  );
  expect(person.faults).toEqual([]);
  await person.leave();
});

it.each([
  ['head', 4],
  ['educator', 1],
  ['departmentHead', 6],
  ['districtSpecialist', 3],
  ['payerOperator', 3],
] as const)('the cabinet of %s keeps the policy', async (role, screens) => {
  const who = await casting.staff(role);
  const person = await Person.signedIn({ browser, address: city.address, language: 'ru', desk: 'desktop' }, who);
  expect((await walk(person.page, '/app')).length).toBeGreaterThanOrEqual(screens);
  expect(person.faults).toEqual([]);
  await person.leave();
});

it('the cabinet of a parent keeps the policy', async () => {
  const [who] = await casting.guardians('offerOpen');
  if (who === undefined) throw new Error('no parent has an offer');
  const person = await Person.signedIn({ browser, address: city.address, language: 'kk', desk: 'phone' }, who);
  expect((await walk(person.page, '/app')).length).toBeGreaterThanOrEqual(3);
  expect(person.faults).toEqual([]);
  await person.leave();
});

it('a breach would be seen: a style attribute, markup out of text, a foreign address', async () => {
  const person = await Person.at({ browser, address: city.address, language: 'ru', desk: 'desktop' });
  await person.page.goto('/sign-in');
  await person.page.waitForLoadState('networkidle');
  expect(person.faults).toEqual([]);
  for (const breach of [
    "document.body.setAttribute('style', 'color: red')",
    "document.body.insertAdjacentHTML('beforeend', '<b>text</b>')",
    "fetch('https://evil.example/').catch(() => {})",
  ]) {
    const before = person.faults.length;
    await person.page.evaluate(breach).catch(() => {});
    expect.soft(person.faults.length, breach).toBeGreaterThan(before);
  }
  await person.leave();
});
