/** Debts of kindergartens: the Department sees the whole city's, a kindergarten's office its own, others are told that they are not theirs. */
import { languages } from '@balapan/domain/text/language.ts';
import { debtsTexts } from '@balapan/web/texts/debts.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';

const city = inject('city');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

it.each(languages)('the Department looks for a debtor, in %s', async (language) => {
  const t = debtsTexts[language];
  await stage.play(language, await stage.casting.staff('departmentAccountant'), 'desktop', async (person) => {
    await person.open(t.nav);
    await person.heading(t.title);
    await person.page.getByText(t.empty).waitFor();
    await person.look('debts');
    // Nothing to take along: the file would be a head without rows.
    expect(await person.page.getByRole('button', { name: t.csv }).isDisabled()).toBe(true);
    await person.page.getByLabel(t.search).fill('000000000000');
    await person.page.getByText(t.notFound).waitFor();
    await person.look('debts-search');
  });
});

it('a kindergarten sees that it owes nothing', async () => {
  await stage.play('kk', await stage.casting.staff('accountant'), 'phone', async (person) => {
    await person.page.goto('/app/provider/debts');
    await person.page.getByText(debtsTexts.kk.empty).waitFor();
    await person.look('debts-own');
  });
});

it('an educator is told that debts are not theirs', async () => {
  await stage.play('ru', await stage.casting.staff('educator'), 'phone', async (person) => {
    await person.page.goto('/app/provider/debts');
    await person.heading(kitTexts.ru.noPermissionTitle);
    await person.look('debts-no-permission');
  });
});
