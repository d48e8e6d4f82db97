/** Signing in with one's own key: NCALayer is played by the simulator, the browser and the server are real. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ncalayer, openNcalayer } from '@balapan/city/simulators/ncalayer/ncalayer.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { keySignInTexts } from '@balapan/web/texts/keySignIn.ts';
import { parentTexts } from '@balapan/web/texts/parent.ts';
import { securityTexts } from '@balapan/web/texts/security.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { unfold } from './house/ways.ts';
import { Person } from './people/person.ts';

const city = inject('city');
/** Where every browser looks for it. */
const port = 13_579;
let browser: Browser;
let layer: Ncalayer | undefined;
let iin = '';

const open = async (): Promise<Ncalayer> => {
  layer = await openNcalayer({ port, now: () => Date.UTC(2025, 8, 11, 3, 30) });
  return layer;
};
const close = async (): Promise<void> => {
  await layer?.close();
  layer = undefined;
};
const parentsKey = () =>
  ({
    kind: 'signs',
    who: { iin, surname: 'Ата', givenName: 'Ана', patronymic: null, organisation: null, roles: ['individual'] },
  }) as const;

beforeAll(async () => {
  browser = await openBrowser();
  const [, line = ''] = (await readFile(join(city.dataDir, 'city/guardians.csv'), 'utf8')).split('\n');
  iin = line.split(';')[1] ?? '';
});
afterEach(close);
afterAll(() => browser.close());

/** The program's own certificate is known to no browser: a real one is put among the trusted at its installation. */
async function sit(language: 'kk' | 'ru' | 'en'): Promise<{ page: Page; person: Person; leave: () => Promise<void> }> {
  const context = await browser.newContext({
    baseURL: city.address,
    ignoreHTTPSErrors: true,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'language', value: language, url: city.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const person = new Person(page, language);
  await page.goto('/sign-in');
  await unfold(page, keySignInTexts[language].title);
  return { page, person, leave: () => context.close() };
}

describe.each(languages)('in %s', (language) => {
  const t = keySignInTexts[language];
  const errors = errorTexts[language];
  const begin = (page: Page) => page.getByRole('button', { name: t.begin }).click();

  it('a parent comes in with their key, sees where they are signed in, ends the other session', async () => {
    const ncalayer = await open();
    ncalayer.mood = parentsKey();
    const [first, second] = [await sit(language), await sit(language)];
    for (const { page } of [first, second]) {
      await begin(page);
      await page.getByRole('heading', { name: parentTexts[language].children }).waitFor();
    }
    await second.page.goto('/app/security');
    const s = securityTexts[language];
    await second.page.getByRole('heading', { name: s.sessions }).waitFor();
    await second.page.getByText(s.certificate).first().waitFor();
    await second.person.look('security');
    expect(second.person.faults.filter((fault) => fault.startsWith('security'))).toEqual([]);
    await second.page.getByRole('button', { name: s.endOthers }).click();
    await second.page.getByRole('button', { name: s.endOthers }).waitFor({ state: 'detached' });
    await first.page.goto('/app');
    await first.page.waitForURL(/sign-in/);
    for (const { leave } of [first, second]) await leave();
  });

  it('cancelled, failed, not running, another’s key: each says what to do, and nobody is in', async () => {
    const { page, leave } = await sit(language);
    const says = (text: string) => page.getByText(text).waitFor();
    await begin(page);
    await says(errors['signature.noLayer']);
    const ncalayer = await open();
    ncalayer.mood = { kind: 'cancels' };
    await begin(page);
    await says(errors['signature.cancelled']);
    ncalayer.mood = { kind: 'fails' };
    await begin(page);
    await says(errors['signature.layerFailed']);
    ncalayer.mood = { kind: 'waits' };
    await begin(page);
    await says(t.waiting);
    await page.getByRole('button', { name: t.giveUp }).click();
    await says(errors['signature.cancelled']);
    ncalayer.mood = { ...parentsKey(), who: { ...parentsKey().who, iin: '210315550015' } };
    await begin(page);
    await says(errors['access.notKnown']);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await leave();
  });
});
