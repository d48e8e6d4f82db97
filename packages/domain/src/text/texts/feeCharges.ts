/** The list of a month's charges of the parents' fee as a workbook. */
import { defineTexts } from '../catalogue.ts';

export const feeChargeTexts = defineTexts({
  kk: {
    sheet: 'Есептелгені',
    number: '№',
    child: 'Бала',
    voucher: 'Ваучер',
    days: 'Күн',
    workingDays: 'Айдағы жұмыс күні',
    fee: 'Айлық төлем, ₸',
    amount: 'Есептелді, ₸',
    total: 'Жиыны',
  },
  ru: {
    sheet: 'Начисления',
    number: '№',
    child: 'Ребёнок',
    voucher: 'Ваучер',
    days: 'Дней',
    workingDays: 'Рабочих дней в месяце',
    fee: 'Плата за месяц, ₸',
    amount: 'Начислено, ₸',
    total: 'Итого',
  },
  en: {
    sheet: 'Charges',
    number: 'No.',
    child: 'Child',
    voucher: 'Voucher',
    days: 'Days',
    workingDays: 'Working days of the month',
    fee: 'Fee for a month, ₸',
    amount: 'Charged, ₸',
    total: 'Total',
  },
});
