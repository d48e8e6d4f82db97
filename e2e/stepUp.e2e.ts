/** An old sign-in and what concerns access: the dialog that asks for a fresh proof, in a real browser. */
import { freshMinutes } from '@balapan/api/proof.ts';
import { openDatabase } from '@balapan/database/open.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { ownWaysTexts } from '@balapan/web/texts/ownWays.ts';
import { staffSignInTexts } from '@balapan/web/texts/staffSignIn.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { addPasskey, leave, play, press, sitWithDevice } from './house/staffDesk.ts';
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

/** Nobody waits a quarter of an hour: the moment of the proof is put back in the city's database. */
async function growOld(personId: string): Promise<void> {
  const database = await openDatabase({ dataDir: city.dataDir, durable: false });
  try {
    const { rowCount } = await database.pool({ max: 1 }).query(
      `UPDATE almaty.session SET proven_at = coalesce(proven_at, made_at) - make_interval(mins => $2)
          WHERE person_id = $1 AND method = 'passkey' AND ended_at IS NULL`,
      [personId, freshMinutes + 1],
    );
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await database.close();
  }
}

it.each(['kk', 'ru'] as const)('who came in a while ago proves who they are, then it goes on: %s', async (language) => {
  const [t, own] = [staffSignInTexts[language], ownWaysTexts[language]];
  const { context, page, person } = await sitWithDevice(browser, city.address, language);
  const who = await casting.staff('payerReleaser');
  await play(page, who);
  await page.goto('/app/security');
  await addPasskey(page, language);
  await leave(page);
  await page.goto('/sign-in');
  await unfold(page, t.passkey);
  await press(page, t.passkeyBegin);
  await page.waitForURL(/\/app\/payer/u);
  await page.goto('/app/security');
  await page.getByRole('button', { name: own.addTotp, exact: true }).waitFor();
  await growOld(who.personId);

  const dialog = page.getByRole('dialog', { name: t.stepUp });
  await press(page, own.addTotp);
  await dialog.getByRole('button', { name: t.confirmByPasskey }).waitFor();
  await person.look('step-up');
  await dialog.getByRole('button', { name: t.cancel, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(errorTexts[language]['access.stepUpNeeded']).waitFor();

  await press(page, own.addTotp);
  await dialog.getByRole('button', { name: t.confirmByPasskey }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: own.prove, exact: true }).waitFor();
  // The refusal that opens the dialog is an answer of the server, and browsers write such answers down.
  expect(person.faults.filter((fault) => !/status of 403/u.test(fault))).toEqual([]);
  await context.close();
});
