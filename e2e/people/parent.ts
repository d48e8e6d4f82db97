/** A parent with a phone: the place in the queue, the offer, the choice, the month. */
import { asMonth, type Month, monthNumber } from '@balapan/domain/day.ts';
import { monthName } from '@balapan/domain/text/dates.ts';
import { markTexts, voucherStateTexts } from '@balapan/domain/text/texts/status.ts';
import { chooseTexts } from '@balapan/web/texts/choose.ts';
import { monthTexts } from '@balapan/web/texts/month.ts';
import { parentTexts } from '@balapan/web/texts/parent.ts';
import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

export class Parent {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get texts() {
    return parentTexts[this.person.language];
  }

  private child(name: string): Locator {
    return this.person.page.getByRole('listitem').filter({ has: this.person.page.getByRole('heading', { name }) });
  }

  async home(): Promise<void> {
    await this.person.page.goto('/app/parent');
    await this.person.heading(this.texts.children);
  }

  async openPlace(child: string): Promise<void> {
    await this.child(child).getByRole('link', { name: this.texts.toPlace }).click();
    await this.person.heading(child);
  }

  /** The reasons why the number moved, as the page tells them. */
  async reasons(): Promise<string> {
    await this.person.heading(this.texts.whyMoved);
    return this.person.text();
  }

  async consent(): Promise<void> {
    await this.person.press(this.texts.consent);
    await this.person.page.getByRole('dialog').getByRole('button', { name: this.texts.yesConsent }).click();
    await this.person.heading(this.texts.chooseTitle);
  }

  async openChoice(): Promise<void> {
    await this.person.press(this.texts.choose);
    await this.person.heading(chooseTexts[this.person.language].title);
  }

  /** Takes the first kindergarten with a free place. @returns its name as shown */
  async takeFirstPlace(): Promise<string> {
    const t = chooseTexts[this.person.language];
    const { page } = this.person;
    await page.getByLabel(t.onlyFree).check();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: t.take, exact: true }) });
    const [name = ''] = (await row.first().innerText()).split('\n').filter((line) => line.trim() !== '');
    await row.first().getByRole('button', { name: t.take, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: t.take, exact: true }).click();
    await this.person.heading(this.texts.children);
    return name.trim();
  }

  /** The voucher's page says that the kindergarten must answer. */
  async waitsForKindergarten(child: string, provider: string): Promise<void> {
    await this.child(child).getByText(voucherStateTexts[this.person.language].choosing).waitFor();
    await this.child(child).getByRole('link', { name: this.texts.toVoucher }).click();
    await this.person.heading(this.texts.referralSent({ provider }));
  }

  async goesTo(child: string, provider: string): Promise<void> {
    await this.home();
    await this.child(child).getByText(provider).waitFor();
  }

  async openMonth(child: string, month: Month): Promise<void> {
    await this.child(child).getByRole('link', { name: this.texts.toMonth }).click();
    await this.monthIs(month);
  }

  private async monthIs(month: Month): Promise<void> {
    await this.person.heading(monthName(monthNumber(asMonth(month)), this.person.language));
  }

  async confirmMonth(): Promise<void> {
    const t = monthTexts[this.person.language];
    const names = Array.from({ length: 31 }, (_, at) => t.confirm({ days: at + 1, held: 0 }));
    await this.person.press(new RegExp(`^(${names.join('|')})`));
    await this.person.page
      .getByText(t.confirmed({ moment: '' }).trim())
      .first()
      .waitFor();
  }

  /** Disputes the last day on which the child was marked present. @returns the day as the page calls it */
  async disputeDay(next: Month, note: string): Promise<string> {
    const t = monthTexts[this.person.language];
    const { page } = this.person;
    await page.getByRole('link', { name: t.later }).click();
    await this.monthIs(next);
    const day = page.getByRole('button', { name: t.dayIs({ day: '', mark: t.present }) }).last();
    const name = (await day.getAttribute('aria-label')) ?? '';
    await day.click();
    await this.person.press(t.no);
    await page.getByRole('radio', { name: markTexts[this.person.language].unexcused }).check();
    await page.getByLabel(t.note).fill(note);
    await this.person.press(t.send);
    const [date = ''] = name.split(':');
    await page.getByRole('button', { name: t.dayIs({ day: date, mark: t.disputedDay }), exact: true }).waitFor();
    return name;
  }
}
