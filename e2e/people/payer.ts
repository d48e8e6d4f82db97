/** The payer's three people: maker, checker, releaser; the bank's file out and its statement in. */
import { readFile } from 'node:fs/promises';
import { asMonth } from '@balapan/domain/day.ts';
import { formatMonth } from '@balapan/domain/text/dates.ts';
import { paymentRegisterStateTexts } from '@balapan/domain/text/texts/status.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { payerTexts } from '@balapan/web/texts/payer.ts';
import { statementTexts } from '@balapan/web/texts/statement.ts';
import { wordsAround } from './office.ts';
import type { Person } from './person.ts';

export class Payer {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get texts() {
    return payerTexts[this.person.language];
  }

  /** Makes the register of a month of all acts that are ready. @returns its number */
  async make(month: string): Promise<string> {
    const { page } = this.person;
    await this.person.open(this.texts.registers);
    const named = formatMonth(asMonth(month), this.person.language);
    await page.getByRole('listitem').filter({ hasText: named }).getByRole('button', { name: this.texts.make }).click();
    await page
      .getByRole('dialog')
      .getByText(this.texts.allPass)
      .or(page.getByRole('dialog').getByRole('listitem'))
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: this.texts.makeAndSign }).click();
    await page.waitForURL(/registers\/\w/);
    await this.person.heading(wordsAround(this.texts.title({ number: '999' })));
    await page.getByText(paymentRegisterStateTexts[this.person.language].made).first().waitFor();
    return /\d+/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';
  }

  async openRegister(number: string): Promise<void> {
    await this.person.open(this.texts.registers);
    const { page } = this.person;
    const cell = page.getByRole('cell', { name: number, exact: true });
    await page
      .getByRole('table', { name: this.texts.registers })
      .getByRole('row')
      .filter({ has: cell })
      .first()
      .click();
    await this.person.heading(wordsAround(this.texts.title({ number: '999' })));
  }

  async check(): Promise<void> {
    await this.person.press(this.texts.check);
    await this.person.page.getByText(this.texts.checkerDid).first().waitFor();
  }

  async release(): Promise<void> {
    await this.person.press(this.texts.release);
    await this.person.page.getByText(this.texts.releaserDid).first().waitFor();
  }

  async bankFile(): Promise<Uint8Array> {
    const coming = this.person.page.waitForEvent('download');
    await this.person.press(this.texts.bankFile);
    return readFile(await (await coming).path());
  }

  /** @returns the words that tell what the statement brought */
  async readStatement(name: string, bytes: Uint8Array): Promise<string> {
    const { page } = this.person;
    await this.person.open(statementTexts[this.person.language].statements);
    // Held for a moment on its way: the bar is there while the file goes.
    await page.route('**/treasury/statements', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    const asked = page.waitForEvent('filechooser');
    await this.person.press(statementTexts[this.person.language].choose);
    await (await asked).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
    await page.getByRole('progressbar', { name: kitTexts[this.person.language].sending }).waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    return page.getByRole('status').filter({ hasText: /\d/ }).first().innerText();
  }
}
