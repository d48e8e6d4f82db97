/** The head of a kindergarten proposes more places for a group, the district checks it, the head of the Department releases it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { capacityTexts } from '@balapan/web/texts/capacity.ts';
import { proposalTexts } from '@balapan/web/texts/proposal.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';
import { wordsAround } from './people/office.ts';

const city = inject('city');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

it('three people give a group more places', async () => {
  const language = 'ru';
  const [t, p] = [capacityTexts[language], proposalTexts[language]];
  const specialist = await stage.casting.staff('districtSpecialist');
  const place = await stage.play(language, specialist, 'desktop', async ({ page }) => {
    const { path } = settlementRoutes.acts;
    const { rows } = (await (await page.request.get(`${path}?month=2025-08`)).json()) as AnswerOf<
      typeof settlementRoutes.acts
    >;
    // The last: what waits for somebody stands first, and other journeys work there.
    return rows.at(-1)?.provider[language] ?? '';
  });
  const head = await stage.casting.headOf(place, language);
  const boss = await stage.casting.staff('departmentHead');

  const { group, places } = await stage.play(language, head, 'desktop', async (person) => {
    const { page } = person;
    await person.open(t.nav);
    await person.heading(t.title);
    const row = page.getByRole('row').filter({ hasText: t.change }).first();
    const name = (await row.getByRole('cell').first().innerText()).trim();
    await person.look('provider-capacity');
    await row.getByRole('button', { name: t.change }).click();
    const field = page.getByRole('dialog').getByLabel(t.capacity, { exact: false }).first();
    const wanted = Number(await field.inputValue()) + 1;
    await field.fill(`${wanted}`);
    await page.getByLabel(t.reason).fill('Открыли вторую спальню');
    await person.look('provider-capacity-dialog');
    await person.press(t.send);
    await page.getByText(wordsAround(p.madeNow({ number: '999' }))).waitFor();
    await page.getByRole('link', { name: p.toProposal }).click();
    await page.getByRole('heading', { name: p.change }).waitFor();
    await page.getByText(p.state_proposed, { exact: true }).first().waitFor();
    await person.look('provider-proposal');
    return { group: name, places: wanted };
  });

  await stage.play(language, specialist, 'desktop', async (person) => {
    await openProposal(person.page, p.waitsCheck);
    await person.press(p.check);
    await person.page.getByText(p.state_checked).first().waitFor();
  });

  await stage.play(language, boss, 'desktop', async (person) => {
    await openProposal(person.page, p.waitsRelease);
    await person.press(p.release);
    await person.press(p.releaseDo);
    await person.page.getByText(p.state_released, { exact: true }).first().waitFor();
  });

  await stage.play(language, head, 'desktop', async (person) => {
    await person.open(t.nav);
    await person.heading(t.title);
    const row = person.page.getByRole('row').filter({ hasText: group }).first();
    await row.waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.trim())).toContain(`${places}`);
  });

  /** From the desk of proposals, the one about the group that waits for the reader. */
  async function openProposal(page: Page, waits: string): Promise<void> {
    await page.goto('/app/department/proposals');
    await page
      .getByRole('row')
      .filter({ hasText: group })
      .filter({ hasText: place })
      .filter({ hasText: waits })
      .click();
    await page.getByRole('heading', { name: p.change }).waitFor();
  }
});
