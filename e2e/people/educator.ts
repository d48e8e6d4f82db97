/** An educator with a tablet: marks a group this morning. */
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { groupTexts } from '@balapan/web/texts/group.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

export class Educator {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }

  private get texts() {
    return groupTexts[this.person.language];
  }

  /** Tiles of children who are not marked yet. */
  unmarked(): Locator {
    return this.person.page.getByRole('listitem').getByRole('button', { name: this.texts.mark });
  }

  /** The answers about the child that is chosen. */
  private answer(mark: 'present' | 'ill' | 'unexcused'): Locator {
    const panel = this.person.page.getByRole('region').filter({ hasText: this.texts.cameNot });
    return panel.getByRole('button', { name: markTexts[this.person.language][mark], exact: true });
  }

  /** Marks so many children: the second is ill with a certificate, the others came. @returns how many were marked */
  async mark(most = Number.POSITIVE_INFINITY): Promise<number> {
    await this.unmarked().first().waitFor();
    const count = Math.min(most, await this.unmarked().count());
    for (let at = 0; at < count; at += 1) {
      const left = await this.unmarked().count();
      if (at === 0 || at === 2) await this.unmarked().first().click();
      await this.answer(at === 1 ? 'ill' : 'present').click();
      if (at === 1) await this.person.page.getByLabel(this.texts.document).check();
      await this.unmarked()
        .nth(left - 1)
        .waitFor({ state: 'detached' });
    }
    return count;
  }

  async finished(): Promise<void> {
    await this.person.page.getByText(this.texts.finished).waitFor();
    await this.sent();
  }

  /** The badge of unsent marks, as it counts them. */
  badge(count: number): Locator {
    return this.person.page.getByText(kitTexts[this.person.language].offline({ count }), { exact: true });
  }

  async sent(): Promise<void> {
    await this.person.page.getByText(kitTexts[this.person.language].offlineNote).waitFor({ state: 'detached' });
  }
}
