/**
 * An auditor goes through the cabinet: everything is read, nothing is offered to be done, names are masked until a reason is given;
 * then of one child the name is seen, and the journal says that it was.
 */
import { isMask } from '@balapan/api/personal.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { actPageTexts } from '@balapan/web/texts/actPage.ts';
import { importingTexts } from '@balapan/web/texts/importing.ts';
import { iterationTexts } from '@balapan/web/texts/iteration.ts';
import { journalTexts } from '@balapan/web/texts/journal.ts';
import { actText } from '@balapan/web/texts/journalActs.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { payerTexts } from '@balapan/web/texts/payer.ts';
import { privacyTexts } from '@balapan/web/texts/privacy.ts';
import { proposalTexts } from '@balapan/web/texts/proposal.ts';
import { qrSigningTexts } from '@balapan/web/texts/qrSigning.ts';
import { statementTexts } from '@balapan/web/texts/statement.ts';
import { unmaskTexts } from '@balapan/web/texts/unmask.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';
import { Office } from './people/office.ts';
import type { Person } from './people/person.ts';

const city = inject('city');
const reason = 'Проверка № 17 по обращению';
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

/** Buttons that change something, wherever they stand. */
function deedsIn(language: 'kk' | 'ru' | 'en'): readonly string[] {
  const [acts, money, proposals] = [actPageTexts[language], payerTexts[language], proposalTexts[language]];
  return [
    ...[acts.sign({ sum: '' }).trim(), acts.check, acts.return, acts.close, qrSigningTexts[language].begin],
    ...[money.make, money.check, money.release, money.giveBack, money.bankFile],
    ...[proposals.check, proposals.release, proposals.giveBack, proposals.refuse],
    ...[importingTexts[language].choose, privacyTexts[language].answer, iterationTexts[language].proposeDo],
  ];
}

/** Of the buttons that can be pressed now, those that would do something. */
async function offered(person: Person): Promise<string[]> {
  const shown = await person.page.getByRole('main').locator('button:not([disabled])').allInnerTexts();
  const deeds = deedsIn(person.language);
  return shown.map((text) => text.trim()).filter((text) => deeds.some((deed) => text.startsWith(deed)));
}

describe.each(languages)('an auditor in %s', (language) => {
  it('reads every section and is offered nothing to do', async () => {
    const auditor = await stage.casting.staff('auditor');
    await stage.play(language, auditor, 'desktop', async (person) => {
      const head = person.page.getByRole('navigation', { name: kitTexts[language].navigation });
      await head.getByRole('link').first().waitFor();
      const links = await head.locator('a').all();
      const sections = (await Promise.all(links.map((link) => link.getAttribute('href')))).map((href) => href ?? '');
      for (const section of ['acts', 'registers', 'statements', 'exceptions', 'proposals', 'journal', 'data-requests'])
        expect(sections).toContain(`/app/department/${section}`);
      for (const address of sections) {
        await person.page.goto(address);
        await person.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
        await person.page.waitForLoadState('networkidle');
        // The other sections are looked at where their own people walk through them.
        if (/registers|statements|exceptions/.test(address)) await person.look(`auditor-${address.split('/').at(-1)}`);
        expect(await offered(person), address).toEqual([]);
      }
      await person.open(payerTexts[language].registers);
      await person.page.getByRole('table', { name: payerTexts[language].registers }).getByRole('row').nth(1).click();
      await person.heading(payerTexts[language].linesTitle);
      await person.heading(statementTexts[language].exceptions);
      await person.look('auditor-register');
      expect(await offered(person)).toEqual([]);
      await person.open(journalTexts[language].nav);
      expect(await person.page.getByRole('link', { name: journalTexts[language].verify }).getAttribute('href')).toBe(
        '/verify',
      );
    });
  });

  it('sees a name masked, gives a reason, sees that name and no other; the journal keeps it', async () => {
    const [t, p] = [unmaskTexts[language], actPageTexts[language]];
    const act = await stage.casting.anyAct();
    await stage.play(language, await stage.casting.staff('auditor'), 'desktop', async (person) => {
      await new Office(person).openAct(act.number);
      const names = person.page.getByRole('table', { name: p.lines }).locator('tbody tr td:first-child');
      const masked = names.filter({ has: person.page.getByRole('button', { name: t.show }) });
      await masked.first().waitFor();
      const [before, mask = ''] = [await masked.count(), (await masked.first().innerText()).split('\n')[0]?.trim()];
      expect(isMask(mask)).toBe(true);
      await person.look('auditor-masked');
      await masked.first().getByRole('button').click();
      const dialog = person.page.getByRole('dialog');
      await dialog.getByLabel(t.reason).fill('надо');
      expect(await dialog.getByRole('button', { name: t.do, exact: true }).isDisabled()).toBe(true);
      await dialog.getByLabel(t.reason).fill(reason);
      await person.look('auditor-unmask');
      await dialog.getByRole('button', { name: t.do, exact: true }).click();
      await dialog
        .getByRole('status')
        .filter({ hasText: /\d\d:\d\d/ })
        .waitFor();
      await person.look('auditor-unmasked');
      await dialog.getByRole('button', { name: t.close }).last().click();
      await dialog.waitFor({ state: 'detached' });
      expect(await masked.count()).toBe(before - 1);
      expect(await names.allInnerTexts()).not.toContain(mask);
      await person.open(journalTexts[language].nav);
      const events = person.page.getByRole('table', { name: journalTexts[language].title });
      await events
        .getByRole('row')
        .filter({ hasText: actText('access.unmask', language) })
        .first()
        .click();
      // What is about the child whom they have unmasked they read in the journal too.
      await dialog.getByText(reason).waitFor();
    });
  });
});
