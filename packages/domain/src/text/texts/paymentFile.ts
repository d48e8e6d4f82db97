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
  // Another version of the house may know fields that this one does not.
  const names: Readonly<Record<string, string>> = orderFieldTexts[language];
  const words = {
    kk: line === 0 ? 'Төлеушінің деректері' : `${line}-жол, № ${document} төлем`,
    ru: line === 0 ? 'Данные плательщика' : `Строка ${line}, платёж № ${document}`,
    en: line === 0 ? 'The payer’s own data' : `Line ${line}, payment No. ${document}`,
  };
  return `${words[language]}, «${names[field] ?? field}»`;
}

export const paymentFileErrorTexts: Readonly<Record<TextLanguage, FileErrors>> = {
  kk: {
    'payment.fileSign': (told) => `${place(told, 'kk')}: банк файлында «${told.sign}» таңбасы бола алмайды.`,
    'payment.fileTooLong': (told) =>
      `${place(told, 'kk')}: ${told.length} таңба, банк ең көбі ${told.limit} таңба қабылдайды.`,
    'payment.fileValue': (told) => `${place(told, 'kk')}: «${told.value}» жазылған, керегі: ${told.expected}.`,
  },
  ru: {
    'payment.fileSign': (told) => `${place(told, 'ru')}: знака «${told.sign}» в файле банка быть не может.`,
    'payment.fileTooLong': (told) =>
      `${place(told, 'ru')}: знаков ${told.length}, банк принимает не больше ${told.limit}.`,
    'payment.fileValue': (told) => `${place(told, 'ru')}: записано «${told.value}», нужно: ${told.expected}.`,
  },
  en: {
    'payment.fileSign': (told) => `${place(told, 'en')}: the bank’s file cannot hold the sign “${told.sign}”.`,
    'payment.fileTooLong': (told) =>
      `${place(told, 'en')}: ${told.length} signs, the bank takes at most ${told.limit}.`,
    'payment.fileValue': (told) => `${place(told, 'en')}: it is “${told.value}”, needed: ${told.expected}.`,
  },
};
