/** Who may not: another's cabinet says so in words, and who is not signed in is led to the sign-in. */
import { languages } from '@balapan/domain/text/language.ts';
import { iterationTexts } from '@balapan/web/texts/iteration.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { signInTexts } from '@balapan/web/texts/signIn.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { type Casting, openCasting } from './house/cast.ts';
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

describe.each(languages)('in %s', (language) => {
  const seat = () => ({ browser, address: city.address, language, desk: 'phone' as const });

  it("a parent at the Department's address is told that it is not theirs", async () => {
    const [parent] = await casting.guardians('waiting');
    if (parent === undefined) throw new Error('nobody waits');
    const person = await Person.signedIn(seat(), parent);
    for (const path of ['/app/department/iteration', '/app/payer/registers', '/app/provider/group']) {
      await person.page.goto(path);
      await person.heading(kitTexts[language].noPermissionTitle);
      expect(await person.text()).not.toContain(iterationTexts[language].run({ count: 1 }));
    }
    await person.look('no-permission');
    expect(person.faults).toEqual([]);
    await person.leave();
  });

  it('who is not signed in is led to the sign-in', async () => {
    const person = await Person.at(seat());
    await person.page.context().addCookies([{ name: 'language', value: language, url: city.address }]);
    await person.page.goto('/app/department/iteration');
    await person.heading(signInTexts[language].title);
    await person.look('sign-in');
    expect(person.faults).toEqual([]);
    await person.leave();
  });

  it('an address that is nowhere says so', async () => {
    const person = await Person.at(seat());
    await person.page.context().addCookies([{ name: 'language', value: language, url: city.address }]);
    await person.page.goto('/app/nowhere');
    await person.page
      .getByText(kitTexts[language].notFoundTitle)
      .or(person.page.getByText(signInTexts[language].title))
      .first()
      .waitFor();
    await person.leave();
  });
});
