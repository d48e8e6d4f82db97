/** Staff: the administrator names a deputy for a district's specialist, the head appoints; the journal tells both. */
import { addDays, asDay, type Day } from '@balapan/domain/day.ts';
import { composeIin } from '@balapan/domain/iin.ts';
import { dayAt, parseIso } from '@balapan/domain/moment.ts';
import { journalTexts } from '@balapan/web/texts/journal.ts';
import { roleTexts } from '@balapan/web/texts/roles.ts';
import { staffTexts } from '@balapan/web/texts/staff.ts';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';
import type { Person } from './people/person.ts';

const city = inject('city');
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

async function todayOf(person: Person): Promise<Day> {
  const answer = await person.page.request.get('/api/v1/access/me');
  return dayAt(parseIso(((await answer.json()) as { now: string }).now) ?? 0);
}

/** Fills in a person who is new to the city. */
async function newPerson(person: Person, serial: number): Promise<void> {
  const t = staffTexts[person.language];
  const birthDate = asDay('1988-07-14');
  const form = person.page.getByRole('dialog');
  await form.getByText(t.anew, { exact: true }).click();
  await form.getByLabel(t.iin).fill(composeIin(birthDate, 'female', serial) ?? '');
  await form.getByLabel(t.birthDate).fill(birthDate);
  await form.getByLabel(t.surname).fill('Сағынова');
  await form.getByLabel(t.givenName, { exact: false }).first().fill('Мөлдір');
}

it.each([
  ['ru', 'desk', 9101],
  ['kk', 'phone', 9202],
] as const)('the administrator names a deputy, %s at a %s', async (language, desk, serial) => {
  const t = staffTexts[language];
  await stage.play(
    language,
    await stage.casting.staff('administrator'),
    desk === 'desk' ? 'desktop' : 'phone',
    async (person) => {
      const today = await todayOf(person);
      await person.page.goto('/app/department/staff');
      await person.heading(t.title);
      await person.page.getByLabel(t.role).selectOption('districtSpecialist');
      const specialists = person.page
        .getByRole('row')
        .filter({ hasText: roleTexts[language].districtSpecialist })
        .filter({ has: person.page.getByRole('button', { name: t.replace }) });
      await specialists.first().waitFor();
      await person.look('staff');
      await specialists.last().getByRole('button', { name: t.replace }).click();
      await newPerson(person, serial);
      const form = person.page.getByRole('dialog');
      await form.getByLabel(t.from).fill(today);
      await form.getByLabel(t.to).fill(addDays(today, 3));
      await form.getByLabel(t.orderNumber).fill('41-л');
      await person.look('staff-replace');
      await form.getByRole('button', { name: t.replace }).click();
      await person.page.getByText(t.done).waitFor();
      await person.page.getByLabel(t.search).fill('Сағынова');
      await person.page
        .getByRole('link', { name: /Сағынова/u })
        .first()
        .click();
      await person.heading(/Сағынова/u);
      await person.look('staff-member');
      await person.page.goto('/app/department/journal');
      await person.heading(journalTexts[language].title);
      await person.page.getByRole('row').nth(1).click();
      await person.page.getByRole('dialog').getByText(journalTexts[language].whole).waitFor();
      await person.look('journal-event');
    },
  );
});

it('a head appoints an educator and takes it back', async () => {
  const t = staffTexts.ru;
  await stage.play('ru', await stage.casting.staff('head'), 'desktop', async (person) => {
    await person.page.goto('/app/provider/team');
    await person.heading(t.team);
    await person.press(t.appoint);
    const form = person.page.getByRole('dialog');
    await form.getByLabel(t.group).selectOption({ index: 1 });
    await newPerson(person, 9303);
    await form.getByLabel(t.orderNumber).fill('12-л');
    await form.getByRole('button', { name: t.appoint }).click();
    await person.page.getByText(t.done).waitFor();
    await person.press(t.undo);
    await person.page.getByText(t.undone).waitFor();
    await person.look('team');
    await person.page.goto('/app/provider/journal');
    await person.heading(journalTexts.ru.title);
    await person.look('journal');
  });
});
