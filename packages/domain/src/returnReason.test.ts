import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isAccountGone, type ReturnReason, returnReasonOf, returnReasons } from './returnReason.ts';
import { languages } from './text/language.ts';
import { returnReasonTexts } from './text/texts/returnReason.ts';

describe('the reason of a return', () => {
  it.each<[ReturnReason, string]>([
    ['accountClosed', 'Возврат платежного поручения № 12 от 08.09.2025: счет получателя закрыт; вид=платеж'],
    ['accountClosed', 'Төлемді қайтару № 12: алушының шоты жабылған'],
    ['accountClosed', 'Возврат: счёт закрыт, БИК банка изменился'],
    ['accountBlocked', 'Возврат. На счёт наложен арест'],
    ['accountBlocked', 'Қайтару: шот бұғатталған'],
    ['otherBank', 'Возврат платежа № 7: БИК не соответствует ИИК'],
    ['otherBank', 'Возврат, счёт открыт в другом банке'],
    ['accountUnknown', 'Возврат: счет получателя не найден'],
    ['accountUnknown', 'Қайтару: мұндай шот табылмады'],
    ['detailsDiffer', 'Возврат платежа № 417 от 08.08.2025: реквизиты не совпали'],
    ['detailsDiffer', 'Возврат: БИН получателя другой'],
    ['other', 'Возврат платежа № 5, договор Комбината питания, кабинет Бикеновой'],
    ['other', ''],
  ])('%s: %s', (reason, text) => {
    expect(returnReasonOf(text)).toBe(reason);
  });

  test('is always one of the known ones, whatever a bank writes, and does not depend on the case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'аБикнИСчтзЗырұ №:-'), maxLength: 60 }), (text) => {
        expect(returnReasons).toContain(returnReasonOf(text));
        expect(returnReasonOf(text.toUpperCase())).toBe(returnReasonOf(text.toLowerCase()));
      }),
    );
  });

  it('has a text in each language; only a closed and an unknown account are gone', () => {
    for (const language of languages)
      for (const reason of returnReasons) expect(returnReasonTexts[language][reason]).not.toBe('');
    expect(returnReasons.filter(isAccountGone)).toEqual(['accountClosed', 'accountUnknown']);
    expect(isAccountGone(null)).toBe(false);
  });
});
