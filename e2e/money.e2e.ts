/**
 * The money of August in each of the three languages: an act is signed by both sides, goes through three hands of the payer to
 * the bank and comes back in a statement; then everything still holds.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './house/stage.ts';
import { Head } from './people/head.ts';
import { Office } from './people/office.ts';
import { Payer } from './people/payer.ts';

const city = inject('city');
const august = asMonth('2025-08');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

describe.each(languages)('the money in %s', (language) => {
  it('an act is signed by both sides, paid through the bank and seen as paid', async () => {
    const [act] = await stage.casting.drafts();
    if (act === undefined) throw new Error('every act of August is signed');
    const head = await stage.casting.staff('head', act.provider.ru);
    await stage.play(language, head, 'desktop', async (person) => {
      const at = new Head(person);
      await at.openAct(act.number);
      await person.look('head-act');
      await at.sign();
    });
    await stage.play(language, await stage.casting.holderOf(act.actId), 'desktop', async (person) => {
      const at = new Office(person);
      await at.hasActsWaiting();
      await person.look('district-today');
      await at.openAct(act.number);
      await person.look('district-act');
      await at.check();
    });
    await stage.play(language, await stage.casting.staff('departmentHead'), 'desktop', async (person) => {
      const at = new Office(person);
      await at.openAct(act.number);
      await at.sign();
      await person.look('department-act');
    });
    const operator = await stage.casting.staff('payerOperator');
    const register = await stage.play(language, operator, 'desktop', async (person) => {
      const number = await new Payer(person).make(august);
      await person.look('payer-register');
      return number;
    });
    await stage.play(language, await stage.casting.staff('payerChecker'), 'desktop', async (person) => {
      const at = new Payer(person);
      await at.openRegister(register);
      await at.check();
    });
    const file = await stage.play(language, await stage.casting.staff('payerReleaser'), 'desktop', async (person) => {
      const at = new Payer(person);
      await at.openRegister(register);
      await at.release();
      await person.look('payer-released');
      return at.bankFile();
    });
    const statement = answerOf(file, { day: asDay('2025-09-11') });
    await stage.play(language, operator, 'desktop', async (person) => {
      expect(await new Payer(person).readStatement(`kl_to_1c_${register}.txt`, statement)).toMatch(/\d/);
      await person.look('payer-statements');
    });
    await stage.play(language, head, 'desktop', async (person) => {
      const at = new Head(person);
      await at.openAct(act.number);
      await at.stateIs('paid');
      await person.look('head-act-paid');
    });
  });
});

it('everything still holds', async () => {
  const env = { ...process.env, BALAPAN_DATA: city.dataDir, DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/balapan.ts', 'verify'], { env });
  expect(stdout.split('\n').filter((line) => line.startsWith('✓')).length).toBeGreaterThan(5);
});
