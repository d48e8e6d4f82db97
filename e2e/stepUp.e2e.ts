/** Money and an old sign-in: the dialog that asks for a fresh proof, in a real browser. The file of the bank is taken, nothing is changed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { freshMinutes } from '@balapan/api/proof.ts';
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { openDatabase } from '@balapan/database/open.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { payerTexts } from '@balapan/web/texts/payer.ts';
import { staffSignInTexts } from '@balapan/web/texts/staffSignIn.ts';
import type { Browser, Page } from 'playwright-core';
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

async function paidRegister(page: Page): Promise<string> {
  const answer = await page.request.get(treasuryRoutes.registers.path);
  const { rows } = (await answer.json()) as AnswerOf<typeof treasuryRoutes.registers>;
  const paid = rows.find(({ state }) => state === 'released' || state === 'reconciled');
  if (paid === undefined) throw new Error('no register went to the bank');
  return paid.registerId;
}

it.each(['kk', 'ru', 'en'] as const)(
  'who came in a while ago proves who they are, then money goes on: %s',
  async (language) => {
    const t = staffSignInTexts[language];
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
    await growOld(who.personId);

    await page.goto(`/app/payer/registers/${await paidRegister(page)}`);
    const dialog = page.getByRole('dialog', { name: t.stepUp });
    await press(page, payerTexts[language].bankFile);
    await dialog.getByRole('button', { name: t.passkeyBegin }).waitFor();
    await person.look('step-up');
    await dialog.getByRole('button', { name: t.cancel, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(errorTexts[language]['access.stepUpNeeded']).waitFor();

    await press(page, payerTexts[language].bankFile);
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: t.passkeyBegin }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.txt$/u);
    await dialog.waitFor({ state: 'detached' });

    const again = page.waitForEvent('download');
    await press(page, payerTexts[language].bankFile);
    await again;
    expect(await dialog.count()).toBe(0);
    // The refusal that opens the dialog is an answer of the server, and browsers write such answers down.
    expect(person.faults.filter((fault) => !/status of 403/u.test(fault))).toEqual([]);
    await context.close();
  },
);
