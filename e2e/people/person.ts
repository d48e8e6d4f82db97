/** Somebody at a screen: their browser, their language, what they find wrong on what they see. */

import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { languageShortNames } from '@balapan/domain/text/language.ts';
import { kitTexts } from '@balapan/web/texts/kit.ts';
import { roleTexts } from '@balapan/web/texts/roles.ts';
import { signInTexts } from '@balapan/web/texts/signIn.ts';
import type { Browser, Page } from 'playwright-core';
import type { PersonToBe } from '../house/cast.ts';
import { faultsOf } from '../house/look.ts';
import { type Desk, deskScreens } from './screens.ts';

export interface Seat {
  readonly browser: Browser;
  readonly address: string;
  readonly language: TextLanguage;
  readonly desk: Desk;
}

export class Person {
  readonly page: Page;
  readonly language: TextLanguage;
  /** Screens that were wrong, each with what was wrong on it; console errors too. */
  readonly faults: string[] = [];

  constructor(page: Page, language: TextLanguage) {
    this.page = page;
    this.language = language;
    page.on('pageerror', (error) => this.faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED/.test(message.text()))
        this.faults.push(`console: ${message.text()} ${message.location().url}`);
    });
  }

  /** Sits down at an empty screen. */
  static async at({ browser, address, language, desk }: Seat): Promise<Person> {
    const context = await browser.newContext({ ...deskScreens[desk], baseURL: address, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    return new Person(await context.newPage(), language);
  }

  /** Sits down and signs in by the list, in the language chosen by its word. */
  static async signedIn(seat: Seat, who: PersonToBe): Promise<Person> {
    const person = await Person.at(seat);
    await person.signIn(who);
    return person;
  }

  async signIn(who: PersonToBe): Promise<void> {
    const t = signInTexts[this.language];
    await this.page.goto('/sign-in');
    await this.page.getByRole('button', { name: languageShortNames[this.language], exact: true }).click();
    await this.page.getByRole('heading', { name: t.title }).waitFor();
    await this.page.getByLabel(t.search).fill(who.name);
    const place = who.place === null ? '' : `, ${who.place[this.language]}`;
    const words = `${roleTexts[this.language][who.role]}${place}`;
    await this.page.getByRole('button', { name: who.name }).filter({ hasText: words }).first().click();
    await this.page.waitForURL(/\/app\/\w+/);
    await this.page.getByRole('heading', { name: t.title }).waitFor({ state: 'detached' });
  }

  /** Goes by the sections of the head. */
  async open(section: string): Promise<void> {
    const { navigation, more } = kitTexts[this.language];
    const head = this.page.getByRole('navigation', { name: navigation });
    await head.getByRole('link').first().waitFor();
    const link = head.getByRole('link', { name: section });
    // A seldom needed section stands under «More».
    if (!(await link.first().isVisible())) await head.getByText(more).click();
    await link.click();
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name }).first().waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  /** The page's main text, as read. */
  text(): Promise<string> {
    return this.page.getByRole('main').innerText();
  }

  /** Looks at the screen as it stands and remembers what is wrong with it; `E2E_PICTURES=folder` keeps pictures of it. */
  async look(name: string): Promise<void> {
    const folder = process.env.E2E_PICTURES;
    const picture = folder === undefined ? undefined : `${folder}/${name}-${this.language}`;
    if (picture !== undefined) await this.page.screenshot({ path: `${picture}.png`, fullPage: true });
    const faults = await faultsOf(this.page, this.language, picture);
    this.faults.push(...faults.map((fault) => `${name} (${this.language}): ${fault}`));
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
