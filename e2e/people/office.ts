/** The Department's people: the iteration, the act at its desks. */
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { actPageTexts } from '@balapan/web/texts/actPage.ts';
import { iterationTexts } from '@balapan/web/texts/iteration.ts';
import { proposalTexts } from '@balapan/web/texts/proposal.ts';
import { todayTexts } from '@balapan/web/texts/today.ts';
import type { Person } from './person.ts';

export class Office {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get acts() {
    return actPageTexts[this.person.language];
  }

  private get proposals() {
    return proposalTexts[this.person.language];
  }

  private get iteration() {
    return iterationTexts[this.person.language];
  }

  async openPreview(): Promise<void> {
    await this.person.open(this.iteration.nav);
    await this.person.heading(this.iteration.previewTitle({ day: '' }).replace(/,? *$/, ''));
  }

  /** Whether the draft has offers to send. */
  async hasOffers(): Promise<boolean> {
    const nothing = this.person.page.getByRole('button', { name: this.iteration.runNothing });
    return !(await nothing.isVisible());
  }

  /** Proposes to run what the draft shows. */
  async propose(): Promise<void> {
    const { page } = this.person;
    await page.getByRole('button', { name: wordsAround(this.iteration.propose({ count: 999 })) }).click();
    await page.getByRole('dialog').getByRole('button', { name: this.iteration.proposeDo }).click();
    await page.getByRole('link', { name: wordsAround(this.iteration.proposed({ number: '999' })) }).waitFor();
  }

  /** Checks what somebody else has proposed, from the desk of proposals. */
  async checkProposal(): Promise<void> {
    const { page } = this.person;
    await this.person.open(this.proposals.nav);
    await page.getByRole('row').filter({ hasText: this.proposals.waitsCheck }).first().click();
    await page.getByRole('heading', { name: this.proposals.change }).waitFor();
    await this.person.look('department-proposal');
    await this.person.press(this.proposals.check);
    await page.getByText(this.proposals.state_checked).first().waitFor();
  }

  /** Runs what two others have proposed and checked. @returns the words that tell it is done */
  async run(): Promise<string> {
    const { page } = this.person;
    await page.getByRole('button', { name: wordsAround(this.iteration.run({ count: 999 })) }).click();
    await page.getByRole('dialog').getByRole('button', { name: this.iteration.confirm }).click();
    const done = page.getByRole('status').filter({ hasText: /\d/ }).first();
    return done.innerText();
  }

  /** Opens the newest run and computes it again. */
  async replay(): Promise<void> {
    const { page } = this.person;
    await page.getByRole('link', { name: this.iteration.runs }).click();
    await page.getByRole('table', { name: this.iteration.runs }).getByRole('row').nth(1).click();
    await this.person.press(this.iteration.replay);
    await page.getByText(this.iteration.replaySame).waitFor();
  }

  /** The first page says that acts wait at the reader's desk. */
  async hasActsWaiting(): Promise<void> {
    await this.person.page.getByRole('link', { name: todayTexts[this.person.language].toActs }).waitFor();
  }

  async openAct(number: string): Promise<void> {
    await this.person.open(this.acts.nav);
    // The page before may have a field of the same name.
    await this.person.heading(this.acts.listTitle);
    await this.person.page.getByLabel(this.acts.search).fill(number);
    await this.person.page.getByRole('row').filter({ hasText: number }).first().click();
    await this.person.heading(actTexts[this.person.language].title({ number }));
  }

  async check(): Promise<void> {
    await this.person.press(this.acts.check);
    await this.person.page.getByRole('button', { name: this.acts.check }).waitFor({ state: 'detached' });
  }

  async sign(): Promise<void> {
    const sign = wordsAround(this.acts.sign({ sum: '999' }));
    await this.person.press(sign);
    await this.person.page.getByRole('button', { name: sign }).waitFor({ state: 'detached' });
  }
}

/** A text whose number is not known before: the same words around any number. */
export function wordsAround(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace('999', '.+'));
}
