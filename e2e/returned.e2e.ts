/**
 * Money that came back: the bank returns a payment, the kindergarten gives another account by two people, and the act is paid again, once.
 * The way is gone in Russian; what each sees on it is looked at in all three languages.
 */
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { readOrders } from '@balapan/city/simulators/bank/readOrders.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { returnReasonTexts } from '@balapan/domain/text/texts/returnReason.ts';
import { returnedTexts } from '@balapan/web/texts/returned.ts';
import { statementTexts } from '@balapan/web/texts/statement.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { PersonToBe } from './house/cast.ts';
import { openStage, type Stage } from './house/stage.ts';
import { Head } from './people/head.ts';
import { Keeper } from './people/keeper.ts';
import { Office } from './people/office.ts';
import { Payer } from './people/payer.ts';

const city = inject('city');
const [language, day] = ['ru', asDay('2025-09-11')] as const;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

let payers: Record<'payerOperator' | 'payerChecker' | 'payerReleaser', PersonToBe>;

/** All ready acts of August through the payer's three hands. @returns the bank's file */
async function pay(): Promise<Uint8Array> {
  const number = await stage.play(language, payers.payerOperator, 'desktop', (person) =>
    new Payer(person).make(asMonth('2025-08')),
  );
  await stage.play(language, payers.payerChecker, 'desktop', async (person) => {
    const at = new Payer(person);
    await at.openRegister(number);
    await at.check();
  });
  return stage.play(language, payers.payerReleaser, 'desktop', async (person) => {
    const at = new Payer(person);
    await at.openRegister(number);
    await at.release();
    return at.bankFile();
  });
}
const read = (name: string, bytes: Uint8Array): Promise<string> =>
  stage.play(language, payers.payerOperator, 'desktop', (person) => new Payer(person).readStatement(name, bytes));

it('a payment comes back and is paid again, once', async () => {
  const { staff } = stage.casting;
  payers = {
    payerOperator: await staff('payerOperator'),
    payerChecker: await staff('payerChecker'),
    payerReleaser: await staff('payerReleaser'),
  };
  const [act] = await stage.casting.drafts();
  if (act === undefined) throw new Error('every act of August is signed');
  const head = await staff('head', act.provider.ru);
  const accountant = await staff('accountant', act.provider.ru);
  await stage.play(language, head, 'desktop', async (person) => {
    const at = new Head(person);
    await at.openAct(act.number);
    await at.sign();
  });
  const district = await stage.casting.holderOf(act.actId);
  const boss = await staff('departmentHead');
  await stage.play(language, district, 'desktop', async (person) => {
    const at = new Office(person);
    await at.openAct(act.number);
    await at.check();
  });
  await stage.play(language, boss, 'desktop', async (person) => {
    const at = new Office(person);
    await at.openAct(act.number);
    await at.sign();
  });

  const file = await pay();
  const order = readOrders(file).find(({ purpose }) => purpose.includes(act.number));
  await read('back.txt', answerOf(file, { day, returned: [order?.number ?? ''] }));
  for (const each of languages)
    await stage.play(each, accountant, each === 'kk' ? 'phone' : 'desktop', async (person) => {
      await person.page.getByText(returnReasonTexts[each].accountClosed).first().waitFor();
      await person.look('keeper-today');
      await new Keeper(person).openTask(act.number);
      await person.look('keeper-returns');
    });

  const account = { iban: composeIban('601', 'S000000000777'), kbe: '17' };
  await stage.play(language, accountant, 'desktop', async (person) => {
    const at = new Keeper(person);
    await at.openTask(act.number);
    const wrong = await at.give(act.number, { iban: 'KZ1860', bik: 'XXXXXXXX', kbe: '99' });
    expect(wrong).toHaveLength(2);
    // The browser notes the refusal in its console, as it should.
    expect(person.faults.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')]);
    await person.look('keeper-wrong');
    expect(await at.give(act.number, account)).toEqual([]);
    await person.page.getByText(returnedTexts[language].proposed).first().waitFor();
  });
  await stage.play(language, head, 'desktop', async (person) => {
    const at = new Keeper(person);
    await at.openTask(act.number);
    await at.confirm(act.number);
    await person.page.getByText(returnedTexts[language].confirmed).first().waitFor();
  });

  const second = await pay();
  expect(readOrders(second).filter(({ purpose }) => purpose.includes(act.number))).toMatchObject([
    { payeeIban: account.iban, amount: order?.amount },
  ]);
  await read('again.txt', answerOf(second, { day }));
  for (const each of languages) {
    await stage.play(each, payers.payerChecker, 'desktop', async (person) => {
      await person.open(statementTexts[each].exceptions);
      await person.page.getByRole('row').filter({ hasText: act.number }).getByText(returnedTexts[each].paid).waitFor();
      await person.look('payer-returns');
    });
    await stage.play(each, head, 'desktop', async (person) => {
      const at = new Head(person);
      await at.openAct(act.number);
      await at.stateIs('paid');
      await person.heading(returnedTexts[each].chain);
      await person.look('head-act-chain');
    });
  }
});
