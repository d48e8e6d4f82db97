/**
 * Pictures for docs/images from a running city, by hand: `node e2e/screenshots.ts [http://localhost:8080] [folder]`. Looks
 * only, changes nothing. With a third word the language: kk, ru (default) or en.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isTextLanguage, type TextLanguage } from '@balapan/domain/text/language.ts';
import { actPageTexts } from '@balapan/web/texts/actPage.ts';
import { groupTexts } from '@balapan/web/texts/group.ts';
import { parentTexts } from '@balapan/web/texts/parent.ts';
import { payerTexts } from '@balapan/web/texts/payer.ts';
import { registerTexts } from '@balapan/web/texts/register.ts';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './house/browser.ts';
import { type Casting, openCasting, type PersonToBe } from './house/cast.ts';
import { Person } from './people/person.ts';
import { type Desk, deskScreens } from './people/screens.ts';

const [address = 'http://localhost:8080', folder = 'docs/images', word = 'ru'] = process.argv.slice(2);
const language: TextLanguage = isTextLanguage(word) ? word : 'ru';
await mkdir(folder, { recursive: true });
const browser: Browser = await openBrowser();
const casting: Casting = openCasting(address);

try {
  await publicPage('public-desktop', 'desktop');
  await publicPage('public-phone', 'phone');
  await sit('department-iteration', await casting.staff('departmentHead'), 'desktop', async ({ page }) => {
    await page.goto('/app/department/iteration');
    await page.getByRole('row').nth(3).waitFor();
  });
  await sit('acts-by-desk', await casting.staff('departmentHead'), 'desktop', async ({ page }) => {
    await page.goto('/app/department/acts');
    await page.getByLabel(actPageTexts[language].search).waitFor();
    await page.getByRole('row').nth(3).waitFor();
  });
  await sit('payer-register', await casting.staff('payerChecker'), 'desktop', async ({ page }) => {
    await page.goto('/app/payer/registers');
    await page.getByRole('table', { name: payerTexts[language].registers }).getByRole('row').nth(1).click();
    await page.getByRole('heading', { name: payerTexts[language].checks }).waitFor();
    await page.getByRole('row').nth(3).waitFor();
  });
  const head = await casting.staff('head');
  await sit('head-month', head, 'desktop', async ({ page }) => {
    await page.goto('/app/provider/register?month=2025-08');
    await page.getByText(registerTexts[language].keys).waitFor();
  });
  await sit('head-act', head, 'desktop', async ({ page }) => {
    await page.goto('/app/provider/acts');
    await page.getByRole('row').nth(1).click();
    await page.getByRole('heading', { name: actPageTexts[language].where }).waitFor();
  });
  const [educator] = await casting.unmarkedEducators();
  if (educator !== undefined)
    await sit('educator-tablet', educator, 'tablet', async ({ page }) => {
      await page.getByRole('button', { name: groupTexts[language].mark }).first().click();
    });
  const [offered] = await casting.guardians('offerOpen');
  if (offered !== undefined)
    await sit('parent-place', offered, 'phone', async ({ page }) => {
      await page.getByRole('link', { name: parentTexts[language].toPlace }).first().click();
      await page.getByRole('heading', { name: parentTexts[language].whyMoved }).waitFor();
    });
  const [confirming] = await casting.guardians('unconfirmed');
  if (confirming !== undefined)
    await sit('parent-month', confirming, 'phone', async ({ page }) => {
      await page.getByRole('link', { name: parentTexts[language].toMonth }).first().click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    });
} finally {
  casting.close();
  await browser.close();
}

async function sit(name: string, who: PersonToBe, desk: Desk, open: (person: Person) => Promise<void>): Promise<void> {
  const person = await Person.signedIn({ browser, address, language, desk }, who);
  await open(person);
  await keep(person.page, name, desk === 'phone');
  await person.leave();
}

async function publicPage(name: string, desk: Desk): Promise<void> {
  const context = await browser.newContext({ ...deskScreens[desk], baseURL: address });
  const page = await context.newPage();
  await page.goto(`/${language}`);
  await keep(page, name, true);
  await context.close();
}

async function keep(page: Page, name: string, fullPage: boolean): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage, animations: 'disabled' });
  console.log(join(folder, `${name}.png`));
}
