/** A browser and the cast of a journey; each part is played by one person at one screen, which must be without a fault. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { expect } from 'vitest';
import { Person } from '../people/person.ts';
import type { Desk } from '../people/screens.ts';
import { openBrowser } from './browser.ts';
import { type Casting, openCasting, type PersonToBe } from './cast.ts';

export interface Stage {
  readonly casting: Casting;
  /** Sits somebody down, lets them do their part, and says what was wrong on their screens. */
  play<T>(language: TextLanguage, who: PersonToBe, desk: Desk, part: (person: Person) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openStage(address: string): Promise<Stage> {
  const browser = await openBrowser();
  const casting = openCasting(address);
  return {
    casting,
    play: async (language, who, desk, part) => {
      const person = await Person.signedIn({ browser, address, language, desk }, who);
      try {
        const told = await part(person);
        expect.soft(person.faults).toEqual([]);
        return told;
      } finally {
        await person.leave();
      }
    },
    close: async () => {
      casting.close();
      await browser.close();
    },
  };
}
