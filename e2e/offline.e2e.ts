/** An educator loses the network: marks are kept in the browser, also over a closed page, and sent when it is back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { type Casting, openCasting } from './house/cast.ts';
import { Educator } from './people/educator.ts';
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

it('marks made without network wait with their number and reach the server later, once', async () => {
  const who = (await casting.unmarkedEducators()).at(-1);
  if (who === undefined) throw new Error('every group is marked');
  const person = await Person.signedIn({ browser, address: city.address, language: 'kk', desk: 'phone' }, who);
  const educator = new Educator(person);
  await educator.unmarked().first().waitFor();
  const before = await educator.unmarked().count();

  await person.page.context().setOffline(true);
  expect(await educator.mark(3)).toBe(3);
  await educator.badge(3).waitFor();
  await person.look('educator-offline');

  await person.page.context().setOffline(false);
  await educator.sent();
  await person.page.reload();
  await educator.unmarked().first().waitFor();
  expect(await educator.unmarked().count()).toBe(before - 3);
  expect(person.faults).toEqual([]);
  await person.leave();
});
