/** The desk of somebody of the staff: a browser, a device that holds passkeys and knows its owner. */
import { accessRoutes } from '@balapan/api/access.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { ownWaysTexts } from '@balapan/web/texts/ownWays.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Person } from '../people/person.ts';
import type { PersonToBe } from './cast.ts';

const headers = { 'x-balapan': '1' };

export interface StaffDesk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly person: Person;
}

export async function sitWithDevice(browser: Browser, address: string, language: TextLanguage): Promise<StaffDesk> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'language', value: language, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page, person: new Person(page, language) };
}

/** Into the cabinet by the demonstration's list. */
export async function play(page: Page, { personId, appointmentId }: PersonToBe): Promise<void> {
  const answer = await page.request.post(accessRoutes.signIn.path, { headers, data: { personId, appointmentId } });
  if (!answer.ok()) throw new Error(`nobody came in: ${await answer.text()}`);
}

export const leave = (page: Page): Promise<void> => page.context().clearCookies({ name: 'balapan_session' });

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** On the page of one's own sign-ins. */
export async function addPasskey(page: Page, language: TextLanguage): Promise<void> {
  const own = ownWaysTexts[language];
  const add = page.getByRole('button', { name: own.addPasskey, exact: true });
  await add.waitFor();
  // Exactly: the list of sign-ins above speaks of «this device» too.
  const known = page.getByText(own.defaultPasskey, { exact: true });
  const before = await known.count();
  await add.click();
  await known.nth(before).waitFor();
}

/** The number by which somebody signs in, from the page of their own sign-ins. */
export async function ownIin(page: Page): Promise<string> {
  const [iin = ''] = /\d{12}/u.exec(await page.getByText(/\d{12}/u).innerText()) ?? [];
  return iin;
}
