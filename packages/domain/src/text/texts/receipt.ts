import { defineTexts } from '../catalogue.ts';

/** The receipt of a payment of the parents' fee. */
export const receiptTexts = defineTexts({
  kk: {
    title: 'Ата-ана төлемінің түбіртегі',
    provider: 'Балабақша',
    bin: 'БСН/ЖСН',
    child: 'Бала',
    voucher: 'Ваучер',
    day: 'Төленген күні',
    document: 'Банк құжатының нөмірі',
    sum: 'Сомасы',
    words: 'Сомасы жазумен',
    about: 'Төлем балабақша банкінің үзіндісі бойынша есепке алынды.',
  },
  ru: {
    title: 'Квитанция о родительской плате',
    provider: 'Детский сад',
    bin: 'БИН/ИИН',
    child: 'Ребёнок',
    voucher: 'Ваучер',
    day: 'День платежа',
    document: 'Номер документа банка',
    sum: 'Сумма',
    words: 'Сумма прописью',
    about: 'Платёж учтён по выписке банка детского сада.',
  },
  en: {
    title: 'Receipt of the parents’ fee',
    provider: 'Kindergarten',
    bin: 'BIN/IIN',
    child: 'Child',
    voucher: 'Voucher',
    day: 'Day of payment',
    document: 'Number of the bank’s document',
    sum: 'Sum',
    words: 'Sum in words',
    about: 'The payment was booked by the statement of the kindergarten’s bank.',
  },
});
