/** The fields of a payment order as people call them, and what of an order a bank's file cannot hold, in three languages. */
import type { OrderField } from '../../orderField.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';
import type { TextLanguage } from '../language.ts';
import type { ErrorTexts } from './errorsEn.ts';

export const orderFieldTexts: Catalogue<Readonly<Record<OrderField, string>>> = defineTexts({
  kk: {
    documentNumber: 'Төлем нөмірі',
    payerName: 'Төлеушінің атауы',
    payerBank: 'Төлеушінің банкі',
    payerKbe: 'Төлеушінің КОд-ы',
    chief: 'Бірінші қол (басшы)',
    accountant: 'Екінші қол (бас бухгалтер)',
    payeeName: 'Алушының атауы',
    payeeBank: 'Алушының банкі',
    payeeKbe: 'Алушының КБе-і',
    purpose: 'Төлем тағайындалуы',
  },
  ru: {
    documentNumber: 'Номер платежа',
    payerName: 'Наименование плательщика',
    payerBank: 'Банк плательщика',
    payerKbe: 'КОд плательщика',
    chief: 'Первая подпись (руководитель)',
    accountant: 'Вторая подпись (главный бухгалтер)',
    payeeName: 'Наименование получателя',
    payeeBank: 'Банк получателя',
    payeeKbe: 'КБе получателя',
    purpose: 'Назначение платежа',
  },
  en: {
    documentNumber: 'Number of the payment',
    payerName: 'Name of the payer',
    payerBank: 'Bank of the payer',
    payerKbe: 'KOd of the payer',
    chief: 'First signature (head)',
    accountant: 'Second signature (chief accountant)',
    payeeName: 'Name of the payee',
    payeeBank: 'Bank of the payee',
    payeeKbe: 'KBe of the payee',
    purpose: 'Purpose of the payment',
  },
});

type FileErrors = Pick<ErrorTexts, 'payment.fileSign' | 'payment.fileTooLong' | 'payment.fileValue'>;
interface Place {
  readonly line: number;
  readonly document: string;
  readonly field: OrderField;
}

/** Line 0 is what stands the same in every line: the payer's own. */
function place({ line, document, field }: Place, language: TextLanguage): string {
  const words = {
    kk: line === 0 ? 'Төлеушінің деректері' : `${line}-жол, № ${document} төлем`,
    ru: line === 0 ? 'Данные плательщика' : `Строка ${line}, платёж № ${document}`,
    en: line === 0 ? 'The payer’s own data' : `Line ${line}, payment No. ${document}`,
  };
  return `${words[language]}, «${orderFieldTexts[language][field]}»`;
}

export const paymentFileErrorTexts: Readonly<Record<TextLanguage, FileErrors>> = {
  kk: {
    'payment.fileSign': ({ sign, ...at }) => `${place(at, 'kk')}: банк файлында «${sign}» таңбасы бола алмайды.`,
    'payment.fileTooLong': ({ length, limit, ...at }) =>
      `${place(at, 'kk')}: ${length} таңба, банк ең көбі ${limit} таңба қабылдайды.`,
    'payment.fileValue': ({ value, expected, ...at }) =>
      `${place(at, 'kk')}: «${value}» жазылған, керегі: ${expected}.`,
  },
  ru: {
    'payment.fileSign': ({ sign, ...at }) => `${place(at, 'ru')}: знака «${sign}» в файле банка быть не может.`,
    'payment.fileTooLong': ({ length, limit, ...at }) =>
      `${place(at, 'ru')}: знаков ${length}, банк принимает не больше ${limit}.`,
    'payment.fileValue': ({ value, expected, ...at }) => `${place(at, 'ru')}: записано «${value}», нужно: ${expected}.`,
  },
  en: {
    'payment.fileSign': ({ sign, ...at }) => `${place(at, 'en')}: the bank’s file cannot hold the sign “${sign}”.`,
    'payment.fileTooLong': ({ length, limit, ...at }) =>
      `${place(at, 'en')}: ${length} signs, the bank takes at most ${limit}.`,
    'payment.fileValue': ({ value, expected, ...at }) => `${place(at, 'en')}: it is “${value}”, needed: ${expected}.`,
  },
};
