/** Staff without a key: password and code, a passkey of Chromium's virtual device, an invitation; in a real browser and server. */
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { ownWaysTexts } from '@balapan/web/texts/ownWays.ts';
import { staffAccessTexts } from '@balapan/web/texts/staffAccess.ts';
import { staffSignInTexts } from '@balapan/web/texts/staffSignIn.ts';
import { generate } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { addPasskey, leave, ownIin, play, press, sitWithDevice } from './house/staffDesk.ts';
import { unfold } from './house/ways.ts';

const city = inject('city');
const language = 'ru';
const [t, own, access, errors] = [
  staffSignInTexts[language],
  ownWaysTexts[language],
  staffAccessTexts[language],
  errorTexts[language],
];
const password = 'қоңыр аю балды жейді 7';
const casting = openCasting(city.address);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  casting.close();
  await browser.close();
});

/** The code of the half minute after this one is taken too, so nobody waits for it. */
const codeOf = (secret: string, ahead: number): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });
const sit = () => sitWithDevice(browser, city.address, language);

it('a password and a code, then a passkey; a weak password and a wrong code are told so', async () => {
  const { context, page } = await sit();
  await play(page, await casting.staff('departmentAccountant'));
  await page.goto('/app/security');
  await press(page, own.setPassword);
  await page.getByLabel(t.newPassword).fill('parolparolparol');
  await press(page, own.save);
  await page.getByText(errors['password.common']).waitFor();
  await page.getByLabel(t.newPassword).fill(password);
  await press(page, own.save);
  await press(page, own.addTotp);
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel(t.code).fill(await codeOf(secret, 0));
  await press(page, own.prove);
  await page.getByText(own.totp).waitFor();
  await addPasskey(page, language);
  const iin = await ownIin(page);

  await leave(page);
  await page.goto('/sign-in');
  await unfold(page, t.password);
  const sign = async (code: string): Promise<void> => {
    await page.getByLabel(t.iin).fill(iin);
    await page.getByLabel(t.passwordField, { exact: false }).first().fill(password);
    await page.getByLabel(t.code).fill(code);
    await press(page, t.enter);
  };
  await sign('000000');
  await page.getByText(errors['access.wrongPassword']).waitFor();
  await sign(await codeOf(secret, 1));
  await page.waitForURL(/\/app\/department/u);

  await leave(page);
  await page.goto('/sign-in');
  await unfold(page, t.passkey);
  await press(page, t.passkeyBegin);
  await page.waitForURL(/\/app\/department/u);
  await context.close();
});

it('an invitation is shown once, and nothing to somebody with another number', async () => {
  const { context, page } = await sit();
  await play(page, await casting.staff('administrator'));
  await page.goto('/app/department/access');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: access.invite }) });
  await row.first().getByRole('button', { name: access.invite }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: access.invite }).click();
  const code = await dialog.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/u).innerText();
  await dialog.getByRole('button', { name: access.close, exact: true }).click();
  await leave(page);

  await page.goto('/invitation');
  await page.getByLabel(t.iin).fill('870512400123');
  await page.getByLabel(t.invitation).fill(code);
  await press(page, t.next);
  await page.getByText(errors['access.invitationWrong']).waitFor();
  expect(new URL(page.url()).pathname).toBe('/invitation');
  await context.close();
});
