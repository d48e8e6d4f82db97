/** A parent comes in by a code; an operator acts for a caller by the code that the caller reads out. Browser and server are real. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalisePhone } from '@balapan/domain/phone.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { parentTexts } from '@balapan/web/texts/parent.ts';
import { phoneTexts } from '@balapan/web/texts/phone.ts';
import { privacyTexts } from '@balapan/web/texts/privacy.ts';
import { supportTexts } from '@balapan/web/texts/support.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { unfold } from './house/ways.ts';
import { Person } from './people/person.ts';

const city = inject('city');
const casting = openCasting(city.address);
let browser: Awaited<ReturnType<typeof openBrowser>>;
let phones: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const [head = '', ...lines] = (await readFile(join(city.dataDir, 'city/guardians.csv'), 'utf8')).split('\n');
  const column = head.split(';').indexOf('phone');
  const all = lines.map((line) => normalisePhone(line.split(';')[column] ?? '')).filter((phone) => phone !== null);
  // A phone of one person alone, another one for each journey: messages to a phone are limited.
  phones = [...new Set(all)].filter((phone) => all.indexOf(phone) === all.lastIndexOf(phone));
});
afterAll(async () => {
  casting.close();
  await browser.close();
});

async function open(language: 'kk' | 'ru' | 'en'): Promise<{ page: Page; person: Person; leave: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: city.address, viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: 'language', value: language, url: city.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, person: new Person(page, language), leave: () => context.close() };
}
const codeOn = async (page: Page, title: string): Promise<string> => {
  const shown = page.getByRole('complementary', { name: title }).getByText(/\d{6}/);
  return /\d{6}/.exec(await shown.innerText())?.[0] ?? '';
};

describe.each(languages)('in %s', (language) => {
  const t = phoneTexts[language];
  const s = supportTexts[language];
  const nextPhone = (): string => phones.pop() ?? '';

  it('a parent comes in by the code, and what needs a signature says so and leads back', async () => {
    const { page, person, leave } = await open(language);
    await page.goto('/sign-in');
    await unfold(page, t.title);
    await page.getByLabel(t.phone).fill(nextPhone());
    await page.getByRole('button', { name: t.send }).click();
    const code = await codeOn(page, t.played);
    await page.getByLabel(t.code).fill(code);
    await person.look('code');
    await page.getByRole('button', { name: t.enter, exact: true }).click();
    await page.getByRole('heading', { name: parentTexts[language].children }).waitFor();
    await page.goto('/app/parent/data');
    await page.getByText(t.needsSignature).first().waitFor();
    expect(await page.getByRole('button', { name: privacyTexts[language].exportJson }).count()).toBe(0);
    await person.look('weakData');
    await page.getByRole('link', { name: t.signNow }).first().click();
    await page.waitForURL(/sign-in\?back=%2Fapp%2Fparent%2Fdata/);
    expect(person.faults).toEqual([]);
    await leave();
  });

  it('an operator acts for a caller under a band, and ends it', async () => {
    const { page, person, leave } = await open(language);
    const { personId, appointmentId } = await casting.staff('callCentreOperator');
    await page.goto('/sign-in');
    await page.request.post('/api/v1/access/sign-in', {
      headers: { 'x-balapan': '1' },
      data: { personId, appointmentId },
    });
    await page.goto('/app/support');
    await page.getByRole('textbox', { name: s.phone, exact: true }).fill(nextPhone());
    await page.getByLabel(s.reason).selectOption('month');
    await person.look('findCaller');
    await page.getByRole('button', { name: s.send }).click();
    const code = await codeOn(page, t.played);
    await page.getByLabel(s.code).fill(code);
    await person.look('callerCode');
    await page.getByRole('button', { name: s.begin }).click();
    await page.getByRole('heading', { name: parentTexts[language].children }).waitFor();
    await page.getByRole('button', { name: s.end, exact: true }).waitFor();
    await person.look('onBehalf');
    await page.goto('/app/parent/data');
    await page.getByText(t.notOnBehalf).first().waitFor();
    await page.getByRole('button', { name: s.end, exact: true }).click();
    await page.getByRole('cell', { name: s.month }).first().waitFor();
    expect(person.faults).toEqual([]);
    await leave();
  });
});
