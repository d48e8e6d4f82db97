/** Head or accountant of a kindergarten, when the bank gave its money back: one gives an account, the other confirms it. */
import { returnedTexts } from '@balapan/web/texts/returned.ts';
import type { Person } from './person.ts';

export class Keeper {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get texts() {
    return returnedTexts[this.person.language];
  }

  /** From the task on the first page, where everybody comes in, to the list. */
  async openTask(actNumber: string): Promise<void> {
    const { page } = this.person;
    await page.getByRole('listitem').filter({ hasText: actNumber }).getByRole('link').click();
    await this.person.heading(this.texts.title);
  }

  async open(): Promise<void> {
    await this.person.open(this.texts.nav);
    await this.person.heading(this.texts.title);
    await this.person.page.getByRole('table').first().waitFor();
  }

  /** @returns what the form says is wrong, in the order of its fields */
  async give(actNumber: string, account: { iban: string; bik?: string; kbe?: string }): Promise<string[]> {
    const { page } = this.person;
    const dialog = page.getByRole('dialog');
    if (!(await dialog.isVisible()))
      await page.getByRole('row').filter({ hasText: actNumber }).getByRole('button', { name: this.texts.give }).click();
    await dialog.getByLabel(this.texts.iban, { exact: false }).first().fill(account.iban);
    if (account.bik !== undefined) await dialog.getByLabel(this.texts.bik, { exact: false }).fill(account.bik);
    if (account.kbe !== undefined) await dialog.getByLabel(this.texts.kbe, { exact: false }).fill(account.kbe);
    await dialog.getByRole('button', { name: this.texts.propose }).click();
    const wrong = dialog.locator('[id$="-error"]');
    await Promise.race([dialog.waitFor({ state: 'detached' }), wrong.first().waitFor()]);
    return wrong.allTextContents();
  }

  async confirm(actNumber: string): Promise<void> {
    const { page } = this.person;
    await page.getByRole('row').filter({ hasText: actNumber }).getByRole('button', { name: this.texts.decide }).click();
    await this.person.look('keeper-decides');
    await page.getByRole('dialog').getByRole('button', { name: this.texts.confirm, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}
