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
import { paymentsTexts } from '@balapan/web/texts/payments.ts';
import { returnedTexts } from '@balapan/web/texts/returned.ts';
import { statementTexts } from '@balapan/web/texts/statement.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { PersonToBe } from './house/cast.ts';
import { openStage, type Stage } from './house/stage.ts';
import { Head } from './people/head.ts';
import { Keeper } from './people/keeper.ts';
import { Payer } from './people/payer.ts';

const city = inject('city');
const [language, day] = ['ru', asDay('2025-09-11')] as const;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(city.address);
});
afterAll(() => stage.close());

let payers: Record<'payerOperator' | 'payerChecker' | 'payerReleaser', PersonToBe>;

/** A register of all ready acts of August, made and checked. @returns its number */
async function made(): Promise<string> {
  const number = await stage.play(language, payers.payerOperator, 'desktop', (person) =>
    new Payer(person).make(asMonth('2025-08')),
  );
  await stage.play(language, payers.payerChecker, 'desktop', async (person) => {
    const at = new Payer(person);
    await at.openRegister(number);
    await at.check();
  });
  return number;
}
/** Lets a checked register go. @returns the bank's file */
const released = (number: string): Promise<Uint8Array> =>
  stage.play(language, payers.payerReleaser, 'desktop', async (person) => {
    const at = new Payer(person);
    await at.openRegister(number);
    await at.release();
    return at.bankFile();
  });
const read = (name: string, bytes: Uint8Array): Promise<string> =>
  stage.play(language, payers.payerOperator, 'desktop', (person) => new Payer(person).readStatement(name, bytes));

it('a payment comes back and is paid again, once', async () => {
  const { staff } = stage.casting;
  payers = {
    payerOperator: await staff('payerOperator'),
    payerChecker: await staff('payerChecker'),
    payerReleaser: await staff('payerReleaser'),
  };
  // The city begins with a checked register: its acts are nobody else's.
  const { number, act } = await stage.casting.checkedRegister();
  const head = await staff('head', act.payee.ru);
  const accountant = await staff('accountant', act.payee.ru);
  const file = await released(number);
  const order = readOrders(file).find(({ purpose }) => purpose.includes(act.actNumber));
  await read('kl_to_1c_901.txt', answerOf(file, { day, returned: [order?.number ?? ''] }));
  for (const each of languages)
    await stage.play(each, accountant, each === 'kk' ? 'phone' : 'desktop', async (person) => {
      await person.page.getByText(returnReasonTexts[each].accountClosed).first().waitFor();
      await person.look('keeper-today');
      await new Keeper(person).openTask(act.actNumber);
      await person.look('keeper-returns');
    });

  const account = { iban: composeIban('601', 'S000000000777'), kbe: '17' };
  await stage.play(language, accountant, 'desktop', async (person) => {
    const at = new Keeper(person);
    await at.openTask(act.actNumber);
    const wrong = await at.give(act.actNumber, { iban: 'KZ1860', bik: 'XXXXXXXX', kbe: '99' });
    expect(wrong).toHaveLength(2);
    // The browser notes the refusal in its console, as it should.
    expect(person.faults.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')]);
    await person.look('keeper-wrong');
    expect(await at.give(act.actNumber, account)).toEqual([]);
    await person.page.getByText(returnedTexts[language].proposed).first().waitFor();
  });
  await stage.play(language, head, 'desktop', async (person) => {
    const at = new Keeper(person);
    await at.openTask(act.actNumber);
    await at.confirm(act.actNumber);
    await person.page.getByText(returnedTexts[language].confirmed).first().waitFor();
  });

  const second = await released(await made());
  expect(readOrders(second).filter(({ purpose }) => purpose.includes(act.actNumber))).toMatchObject([
    { payeeIban: account.iban, amount: order?.amount },
  ]);
  await read('kl_to_1c_902.txt', answerOf(second, { day }));
  for (const each of languages) {
    await stage.play(each, payers.payerChecker, 'desktop', async (person) => {
      await person.open(statementTexts[each].exceptions);
      await person.page
        .getByRole('row')
        .filter({ hasText: act.actNumber })
        .getByText(returnedTexts[each].paid)
        .waitFor();
      await person.look('payer-returns');
    });
    await stage.play(each, head, 'desktop', async (person) => {
      const at = new Head(person);
      await at.openAct(act.actNumber);
      await at.stateIs('paid');
      await person.heading(returnedTexts[each].chain);
      await person.look('head-act-chain');
      await person.open(paymentsTexts[each].nav);
      await person.page.getByRole('row').filter({ hasText: act.actNumber }).waitFor();
      await person.look('head-payments');
    });
  }
});
