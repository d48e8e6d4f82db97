/** The parents' fee in a kindergarten's office: an older month, a search without a hit, a child's account with a receipt, a refund by two people. */
import { feesTexts } from '@balapan/web/texts/fees.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';
import type { Person } from './people/person.ts';

const city = inject('city');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

/** The fee page with those who paid too much. */
async function overpaid({ page, language }: Person): Promise<void> {
  const t = feesTexts[language];
  await page.goto('/app/provider/fees');
  await page.getByLabel(t.state, { exact: true }).selectOption('overpaid');
  await page.getByRole('table', { name: t.nav }).getByRole('row').nth(1).waitFor();
}

it('the accountant takes an older month along, and looks for a child that is not there', async () => {
  await stage.play('ru', await stage.casting.staff('accountant'), 'desktop', async (person) => {
    const t = feesTexts.ru;
    const { page } = person;
    await person.open(t.nav);
    await person.heading(t.nav);
    await page.getByLabel(t.month).selectOption('2025-07');
    await page.waitForURL(/month=2025-07/);
    expect(await page.getByLabel(t.month).inputValue()).toBe('2025-07');
    await page.getByLabel(t.search).fill('Никого Такого');
    await page.getByText(t.notFound).waitFor();
    await person.look('fees-not-found');
  });
});

it.each(['desktop', 'phone'] as const)('a row opens the child’s account with its receipts, at a %s', async (desk) => {
  await stage.play('kk', await stage.casting.staff('accountant'), desk, async (person) => {
    const { page } = person;
    await overpaid(person);
    const row = page.getByRole('table', { name: feesTexts.kk.nav }).locator('tbody tr').first();
    if (desk === 'phone') await row.locator('td').first().tap();
    else {
      await row.focus();
      await page.keyboard.press('Enter');
    }
    const dialog = page.getByRole('dialog');
    const file = page.waitForEvent('download');
    await dialog.getByRole('button', { name: feesTexts.kk.receipt }).first().click();
    expect((await file).suggestedFilename()).toMatch(/^receipt-.*\.pdf$/u);
    await person.look('fees-account');
    await dialog.getByRole('button', { name: kitTexts.kk.close }).click();
    await dialog.waitFor({ state: 'detached' });
    if (desk === 'desktop') await row.and(page.locator(':focus')).waitFor();
  });
});

it('a refund of nothing is refused at its field; one that is asked for is not offered again', async () => {
  await stage.play('en', await stage.casting.staff('accountant'), 'desktop', async (person) => {
    const t = feesTexts.en;
    const { page } = person;
    await overpaid(person);
    const table = page.getByRole('table', { name: t.nav });
    await table.getByRole('button', { name: t.refund }).first().click();
    const dialog = page.getByRole('dialog');
    const sum = dialog.getByLabel(t.amount);
    await dialog.getByLabel(t.why).fill('paid twice');
    for (const wrong of ['0', '-5', '12a', '99999999']) {
      await sum.fill(wrong);
      expect(await sum.getAttribute('aria-invalid')).toBe('true');
      expect(await dialog.getByRole('button', { name: t.ask }).isDisabled()).toBe(true);
    }
    await person.look('fees-refund');
    await sum.fill('10');
    await dialog.getByRole('button', { name: t.ask }).click();
    await dialog.waitFor({ state: 'detached' });
    await table.getByText(t.refundWaits).waitFor();
    await person.look('fees-refund-waits');
  });
});
