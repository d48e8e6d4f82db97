/** The head of a kindergarten: families, disputes, the act. */
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { actStateTexts } from '@balapan/domain/text/texts/status.ts';
import { actPageTexts } from '@balapan/web/texts/actPage.ts';
import { providerTexts } from '@balapan/web/texts/provider.ts';
import type { Person } from './person.ts';

export class Head {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get texts() {
    return providerTexts[this.person.language];
  }

  async accept(child: string): Promise<void> {
    const { page } = this.person;
    await this.person.open(this.texts.children);
    await page.getByRole('row').filter({ hasText: child }).getByRole('button', { name: this.texts.accept }).click();
    await page.getByRole('dialog').getByRole('button', { name: this.texts.accept }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async upholdDispute(note: string, answer: string): Promise<void> {
    const { page } = this.person;
    await this.person.open(this.texts.disputes);
    await page.getByRole('row').filter({ hasText: note }).getByRole('button', { name: this.texts.answer }).click();
    await page.getByLabel(this.texts.answerText).fill(answer);
    await page.getByRole('dialog').getByRole('button', { name: this.texts.uphold }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async openAct(number: string): Promise<void> {
    await this.person.open(actPageTexts[this.person.language].myActs);
    await this.person.page.getByRole('row').filter({ hasText: number }).click();
    await this.person.heading(actTexts[this.person.language].title({ number }));
  }

  async sign(): Promise<void> {
    await this.person.press(actPageTexts[this.person.language].sign({ sum: '' }).trim());
    await this.stateIs('signedByProvider');
  }

  /** The tag beside the act's number. */
  async stateIs(state: 'signedByProvider' | 'paid'): Promise<void> {
    await this.person.page
      .getByRole('main')
      .getByText(actStateTexts[this.person.language][state], { exact: true })
      .first()
      .waitFor();
  }
}
