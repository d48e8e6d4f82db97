/** Why a bank gave a payment back, in the reader's words. */
import type { ReturnReason } from '../../returnReason.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';

export const returnReasonTexts: Catalogue<Record<ReturnReason, string>> = defineTexts({
  kk: {
    accountClosed: 'Алушының шоты жабылған',
    accountUnknown: 'Мұндай шот табылмады',
    accountBlocked: 'Шотқа тыйым салынған',
    otherBank: 'Шот басқа банкте ашылған',
    detailsDiffer: 'Алушының деректемелері сәйкес келмеді',
    other: 'Банк басқа себеп көрсетті',
  },
  ru: {
    accountClosed: 'Счёт получателя закрыт',
    accountUnknown: 'Такой счёт не найден',
    accountBlocked: 'Счёт арестован или приостановлен',
    otherBank: 'Счёт открыт в другом банке',
    detailsDiffer: 'Реквизиты получателя не совпали',
    other: 'Банк указал другую причину',
  },
  en: {
    accountClosed: 'The payee’s account is closed',
    accountUnknown: 'There is no such account',
    accountBlocked: 'The account is seized or suspended',
    otherBank: 'The account is with another bank',
    detailsDiffer: 'The payee’s details do not agree',
    other: 'The bank gave another reason',
  },
});
