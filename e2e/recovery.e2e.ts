/** A lost access: the head of the kindergarten asks, the Department confirms and hands a code over, the person comes in anew. */
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { staffAccessTexts } from '@balapan/web/texts/staffAccess.ts';
import { staffSignInTexts } from '@balapan/web/texts/staffSignIn.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { addPasskey, leave, ownIin, play, press, sitWithDevice } from './house/staffDesk.ts';
import { unfold } from './house/ways.ts';

const city = inject('city');
const casting = openCasting(city.address);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  casting.close();
  await browser.close();
});

async function find(page: Page, label: string, name: string): Promise<Locator> {
  await page.getByLabel(label, { exact: true }).fill(name);
  return page.getByRole('listitem').filter({ hasText: name }).first();
}

it.each(['kk', 'ru'] as const)('two people give an accountant the access back: %s', async (language) => {
  const [t, access, errors] = [staffSignInTexts[language], staffAccessTexts[language], errorTexts[language]];
  const [lost, helper] = [
    await sitWithDevice(browser, city.address, language),
    await sitWithDevice(browser, city.address, language),
  ];
  const who = await casting.staff('accountant');
  await play(lost.page, who);
  await lost.page.goto('/app/security');
  const iin = await ownIin(lost.page);
  await addPasskey(lost.page, language);

  await play(helper.page, await casting.staff('head', who.place?.ru));
  await helper.page.goto('/app/provider/access');
  const asked = await find(helper.page, access.search, who.name);
  await asked.getByRole('button', { name: access.ask }).click();
  const dialog = helper.page.getByRole('dialog');
  await dialog.getByLabel(access.reason).fill('Телефон жоғалды, өзі келді');
  await helper.person.look('recovery-ask');
  await dialog.getByRole('button', { name: access.send, exact: true }).click();
  await asked.getByText(access.ownAsked).waitFor();
  expect(await asked.getByRole('button', { name: access.confirm, exact: true }).count()).toBe(0);
  await helper.person.look('recovery-asked');

  await leave(helper.page);
  await play(helper.page, await casting.staff('administrator'));
  await helper.page.goto('/app/department/access');
  await helper.page.getByLabel(access.waitingOnly).check();
  const waiting = await find(helper.page, access.search, who.name);
  await waiting.getByText('Телефон жоғалды, өзі келді').waitFor();
  await helper.person.look('recovery-waits');
  await waiting.getByRole('button', { name: access.confirm, exact: true }).click();
  await dialog.getByRole('button', { name: access.confirm, exact: true }).click();
  const code = await dialog.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/u).innerText();
  await dialog.getByRole('button', { name: access.close, exact: true }).click();

  // What they held opens nothing now, and where they were signed in they are not.
  const { page } = lost;
  await page.goto('/app');
  await page.waitForURL(/\/sign-in/u);
  await unfold(page, t.passkey);
  await press(page, t.passkeyBegin);
  await page.getByText(errors['access.passkeyWrong']).waitFor();
  await page.getByRole('link', { name: t.invited }).click();
  await page.getByLabel(t.iin).fill(iin);
  await page.getByLabel(t.invitation).fill(code);
  await press(page, t.next);
  await page.getByLabel(t.newPassword).fill('қоңыр аю балды жейді 7');
  await page.getByRole('radio', { name: t.byPasskey }).check();
  await lost.person.look('invitation');
  await press(page, t.finish);
  await page.waitForURL(/\/app\/provider/u);
  expect(helper.person.faults).toEqual([]);
  expect(lost.person.faults.filter((fault) => !/status of 40[13]/u.test(fault))).toEqual([]);
  for (const { context } of [lost, helper]) await context.close();
});
