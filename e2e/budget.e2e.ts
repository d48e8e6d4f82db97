/**
 * The accountant proposes an amendment of the budget and sees before it is sent what it would break, two others agree, the report knows
 * the decision; the month's money opens from the city to a kindergarten, a figure to its entries, and goes along as files.
 */
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { actBudgetTexts } from '@balapan/web/texts/actBudget.ts';
import { amendmentTexts } from '@balapan/web/texts/amendment.ts';
import { budgetTexts } from '@balapan/web/texts/budget.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { moneyReportTexts } from '@balapan/web/texts/moneyReport.ts';
import { proposalTexts } from '@balapan/web/texts/proposal.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { PersonToBe } from './house/cast.ts';
import { openStage, type Stage } from './house/stage.ts';
import { wordsAround } from './people/office.ts';

const city = inject('city');
const decision = '№ 271';
const [line, month] = ['2025-2-360-200-local', '2025-12'];
const roles = [
  'departmentAccountant',
  'departmentSpecialist',
  'departmentHead',
  'auditor',
  'payerOperator',
  'head',
  'districtSpecialist',
] as const;
let stage: Stage;
const cast: Record<(typeof roles)[number], PersonToBe> = {} as never;
let draftId = '';

// Before the journeys: a connection that rests while others play is closed by the server.
beforeAll(async () => {
  stage = await openStage(city.address);
  for (const role of roles) cast[role] = await stage.casting.staff(role);
  draftId = (await stage.casting.drafts())[0]?.actId ?? '';
});
afterAll(() => stage.close());

async function openProposal(page: Page, waits: string, change: string): Promise<void> {
  await page.goto('/app/department/proposals');
  await page.getByRole('row').filter({ hasText: decision }).filter({ hasText: waits }).click();
  await page.getByRole('heading', { name: change, exact: true }).waitFor();
}

it('three people amend the budget, and the report knows the decision', async () => {
  await stage.play('kk', cast.departmentAccountant, 'desktop', async (person) => {
    const { page } = person;
    const [t, b] = [amendmentTexts.kk, budgetTexts.kk];
    await person.open(b.nav);
    await page.getByRole('heading', { name: t.listTitle }).waitFor();
    await person.look('budget');
    await person.press(t.propose);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.decision).fill(decision);
    await dialog.getByLabel(t.session).fill('XXXIII сессия VIII созыва');
    await dialog.getByLabel(t.decidedOn).fill('2025-09-02');
    await dialog.getByLabel(t.registeredOn).fill('2025-09-09');
    await dialog.getByLabel(t.line).selectOption(line);
    await dialog.getByLabel(t.month, { exact: true }).selectOption(month);
    await dialog.getByLabel(t.reason).fill('бюджетті нақтылау');
    const amount = dialog.getByLabel(t.amount);
    await amount.fill('-900000000');
    await dialog.getByText(t.below).waitFor();
    expect(await dialog.getByRole('button', { name: t.send }).isDisabled()).toBe(true);
    await person.look('budget-amendment');
    await amount.fill('1000');
    await dialog.getByText(t.stands).waitFor();
    await dialog.getByRole('button', { name: t.send }).click();
    await page.getByText(wordsAround(proposalTexts.kk.madeNow({ number: '999' }))).waitFor();
    await page.getByRole('row').filter({ hasText: decision }).first().waitFor();
    await person.look('budget-proposed');
  });
  await stage.play('ru', cast.departmentSpecialist, 'desktop', async (person) => {
    const p = proposalTexts.ru;
    await openProposal(person.page, p.waitsCheck, p.change);
    await person.press(p.check);
    await person.page.getByText(p.state_checked).first().waitFor();
  });
  await stage.play('en', cast.departmentHead, 'desktop', async (person) => {
    const p = proposalTexts.en;
    await openProposal(person.page, p.waitsRelease, p.change);
    await person.press(p.release);
    await person.press(p.releaseDo);
    await person.page.getByText(p.state_released, { exact: true }).first().waitFor();
  });
  await stage.play('ru', cast.auditor, 'desktop', async (person) => {
    const { page } = person;
    const t = budgetReportTexts.ru;
    await person.open(t.nav);
    await page.getByText(decision).first().waitFor();
    await person.look('budget-execution');
    await page
      .getByRole('button', { name: /\d,\d\d/ })
      .first()
      .click();
    await page.getByRole('heading', { name: line.replace('2025-2', '2025-1') }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), person.press(t.xlsx({ language: t.kk }))]);
    expect(file.suggestedFilename()).toBe('budget-2025-3.xlsx');
    await person.look('budget-execution-entries');
  });
});

it('the month’s money opens from the city to a kindergarten and to its entries', async () => {
  await stage.play('kk', cast.payerOperator, 'desktop', async (person) => {
    const { page } = person;
    const t = moneyReportTexts.kk;
    await person.open(t.nav);
    await page.getByLabel(t.month, { exact: true }).selectOption('2025-07');
    await page.getByRole('row').nth(3).waitFor();
    await person.look('money-city');
    const [file] = await Promise.all([page.waitForEvent('download'), person.press(t.csv)]);
    expect(file.suggestedFilename()).toBe('money-2025-07.csv');
    await page.locator('tfoot').getByRole('button').first().click();
    await page.getByRole('heading', { name: t.entriesOwed({ who: t.city }) }).waitFor();
    await person.look('money-city-entries');
    await page.getByRole('row').nth(2).click();
    await page.getByRole('heading', { name: t.acts }).waitFor();
    await person.look('money-kindergarten');
  });
  await stage.play('ru', cast.head, 'desktop', async (person) => {
    const t = moneyReportTexts.ru;
    await person.open(t.own);
    await person.page.getByLabel(t.month, { exact: true }).selectOption('2025-07');
    await person.page.getByRole('heading', { name: t.acts }).waitFor();
    await person.look('money-own');
  });
});

it('an act tells what its budget lines have left before it is signed', async () => {
  await stage.play('ru', cast.departmentHead, 'desktop', async (person) => {
    await person.page.goto(`/app/department/acts/${draftId}`);
    await person.heading(actBudgetTexts.ru.title);
    await person.page.getByText(actBudgetTexts.ru.enough).first().waitFor();
    await person.look('act-budget');
  });
});

it('a district specialist is told that the city’s money is not theirs', async () => {
  await stage.play('kk', cast.districtSpecialist, 'phone', async (person) => {
    for (const page of ['money', 'budget', 'budget-execution', 'trial-balance']) {
      await person.page.goto(`/app/department/${page}`);
      await person.heading(kitTexts.kk.noPermissionTitle);
    }
    await person.look('money-no-permission');
  });
});
