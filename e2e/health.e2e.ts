/** A parent consents to a health file and writes an allergy; the kindergarten reads it and adds the vaccinations; the parent sees both. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { queueRoutes } from '@balapan/api/queue.ts';
import { groupTexts } from '@balapan/web/texts/group.ts';
import { healthKindTexts, healthTexts, vaccinationTexts } from '@balapan/web/texts/health.ts';
import { tracesTexts, traceText } from '@balapan/web/texts/traces.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { type Casting, openCasting } from './house/cast.ts';
import { Parent } from './people/parent.ts';
import { Person } from './people/person.ts';

const city = inject('city');
let browser: Browser;
let casting: Casting;

beforeAll(async () => {
  browser = await openBrowser();
  casting = openCasting(city.address);
});
afterAll(async () => {
  casting.close();
  await browser.close();
});

it('what a parent writes the head reads in the panel of the child, and the parent sees that', async () => {
  const [t, kinds] = [healthTexts.kk, healthKindTexts.kk];
  const who = (await casting.guardians('confirmed')).at(-1);
  if (who === undefined) throw new Error('nobody has confirmed a month');
  const parent = await Person.signedIn({ browser, address: city.address, language: 'kk', desk: 'phone' }, who);
  const known = await (await parent.page.request.get(queueRoutes.myChildren.path)).json();
  const child = (known as AnswerOf<typeof queueRoutes.myChildren>).children.find(({ enrolment }) => enrolment !== null);
  if (child?.enrolment == null) throw new Error('no child goes to a kindergarten');
  const row = parent.page.getByRole('listitem').filter({ hasText: child.givenName });
  await new Parent(parent).home();
  await row.getByRole('link', { name: t.title }).click();
  await parent.heading(t.consentAsked);
  await parent.look('health-asked');
  await parent.press(t.give);
  await parent.press(`${t.add}: ${kinds.allergy}`);
  await parent.page.getByLabel(kinds.allergy, { exact: true }).getByRole('textbox').fill('Жержаңғақ');
  await parent.press(t.save);
  await parent.page.getByText('Жержаңғақ').waitFor();
  await parent.look('health-written');

  const place = child.enrolment.provider.ru;
  const seat = { browser, address: city.address, language: 'kk', desk: 'desktop' } as const;
  const head = await Person.signedIn(seat, await casting.staff('head', place));
  await head.open(groupTexts.kk.groups);
  const group = head.page.getByLabel(groupTexts.kk.groups);
  await group.waitFor();
  const label = (await group.getByRole('option').allInnerTexts()).find((text) =>
    text.startsWith(`${child.enrolment?.careGroup} (`),
  );
  if (label !== undefined) await group.selectOption({ label });
  await head.page.getByRole('button', { name: child.givenName }).first().click();
  await head.press(t.open);
  await head.page.getByText('Жержаңғақ').waitFor();
  await head.look('health-in-panel');
  await head.press(`${t.add}: ${kinds.vaccination}`);
  await head.page.getByLabel(kinds.vaccination, { exact: true }).selectOption('complete');
  await head.look('health-writing');
  await head.press(t.save);
  await head.page.getByText(vaccinationTexts.kk.complete).waitFor();
  await head.page.getByText(t.kindergarten).first().waitFor();
  // What the family wrote is not the kindergarten's to change.
  expect(await head.page.getByRole('button', { name: `${t.change}: ${kinds.allergy}` }).count()).toBe(0);

  await new Parent(parent).home();
  await row.getByRole('link', { name: t.title }).click();
  await parent.page.getByLabel(kinds.vaccination, { exact: true }).getByText(vaccinationTexts.kk.complete).waitFor();
  await new Parent(parent).home();
  await row.getByRole('link', { name: tracesTexts.kk.title }).click();
  await parent.page.getByText(traceText('health.file', 'kk')).first().waitFor();
  await parent.page.getByText(child.enrolment.provider.kk).first().waitFor();
  await parent.look('health-traces');
  expect([...parent.faults, ...head.faults]).toEqual([]);
  await parent.leave();
  await head.leave();
});
