/**
 * The month as its people live it in their browsers, in each of the three languages: the iteration, the morning's marks, the
 * place in the queue, offer, choice, admission, confirmation, dispute. The money follows in money.e2e.ts.
 */
import { asMonth } from '@balapan/domain/day.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PersonToBe } from './house/cast.ts';
import { openStage, type Stage } from './house/stage.ts';
import { Educator } from './people/educator.ts';
import { Head } from './people/head.ts';
import { Office } from './people/office.ts';
import { Parent } from './people/parent.ts';

const [august, september] = [asMonth('2025-08'), asMonth('2025-09')];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(inject('city').address);
});
afterAll(() => stage.close());

describe.each(languages)('a month in %s', (language) => {
  it('three people of the Department run an iteration, and the record gives the same again', async () => {
    const maker = await stage.casting.staff('departmentSpecialist');
    const hasOffers = await stage.play(language, maker, 'desktop', async (person) => {
      const office = new Office(person);
      await office.openPreview();
      await person.look('department-iteration');
      if (!(await office.hasOffers())) return false;
      await office.propose();
      return true;
    });
    if (hasOffers) {
      const checker = await stage.casting.another('departmentSpecialist', maker);
      await stage.play(language, checker, 'desktop', (person) => new Office(person).checkProposal());
    }
    await stage.play(language, await stage.casting.staff('departmentHead'), 'desktop', async (person) => {
      const office = new Office(person);
      await office.openPreview();
      if (hasOffers) expect(await office.run()).toMatch(/\d/);
      await office.replay();
      await person.look('department-replay');
    });
  });

  it('an educator marks the group this morning', async () => {
    const [educator] = await stage.casting.unmarkedEducators();
    if (educator === undefined) throw new Error('every group is marked');
    await stage.play(language, educator, 'tablet', async (person) => {
      const group = new Educator(person);
      await group.unmarked().first().waitFor();
      await person.look('educator-before');
      expect(await group.mark()).toBeGreaterThan(2);
      await group.finished();
      await person.look('educator-after');
    });
  });

  it('a parent reads the place, consents and chooses; the kindergarten takes the child', async () => {
    const [parent] = await stage.casting.guardians('offerOpen');
    if (parent === undefined) throw new Error('nobody has an offer');
    const child = String(parent.situation.params.child);
    const provider = await stage.play(language, parent, 'phone', async (person) => {
      const at = new Parent(person);
      await at.openPlace(child);
      expect((await at.reasons()).length).toBeGreaterThan(200);
      await person.look('parent-offer');
      await at.consent();
      await person.look('parent-voucher');
      await at.openChoice();
      await person.look('parent-choice');
      const name = await at.takeFirstPlace();
      await at.waitsForKindergarten(child, name);
      await person.look('parent-referral');
      return name;
    });
    await stage.play(language, await headOf(provider), 'desktop', async (person) => {
      await person.look('head-today');
      await new Head(person).accept(child);
      await person.look('head-children');
    });
    await stage.play(language, parent, 'phone', (person) => new Parent(person).goesTo(child, provider));
  });

  it('a parent confirms August and disputes a day of September; the head agrees', async () => {
    const [parent] = await stage.casting.guardians('unconfirmed');
    if (parent === undefined) throw new Error('everybody has confirmed');
    const note = `${parent.name}: ${language}`;
    const provider = await stage.play(language, parent, 'phone', async (person) => {
      const at = new Parent(person);
      await at.home();
      const child = String(parent.situation.params.child);
      await at.openMonth(child, august);
      await person.look('parent-month');
      await at.confirmMonth();
      await at.disputeDay(september, note);
      await person.look('parent-dispute');
      return (await person.text()).split('\n').find((line) => line.includes('«') || line.includes('“')) ?? '';
    });
    await stage.play(language, await headOf(provider.split(',')[0] ?? ''), 'desktop', async (person) => {
      await new Head(person).upholdDispute(note, 'OK.');
      await person.look('head-disputes');
    });
  });

  /** The head of the kindergarten of a name as it is shown in the language of the journey. */
  function headOf(name: string): Promise<PersonToBe> {
    return stage.casting.headOf(name.trim(), language);
  }
});
