/** The words of states, as tags show them: two to four words, nominative (look.md, "Status"). */
import type { ActState, Desk } from '../../act.ts';
import type { ApplicationState } from '../../application.ts';
import type { CellMark } from '../../attendance.ts';
import type { CalendarKind } from '../../calendar.ts';
import type { Tier } from '../../category.ts';
import type { PaymentRegisterState, RegisterCheck } from '../../payment.ts';
import type { RefusalReason } from '../../policy.ts';
import type { VoucherState } from '../../voucher.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';
import type { TextLanguage } from '../language.ts';

type Names<State extends string> = Catalogue<Readonly<Record<State, string>>>;

export const applicationStateTexts: Names<ApplicationState> = defineTexts({
  kk: {
    waiting: 'Кезекте',
    offered: 'Жауабыңыз керек',
    inactive: 'Тоқтатылды',
    accepted: 'Ваучер қабылданды',
    enrolled: 'Балабақшада',
    annulled: 'Жойылды',
  },
  ru: {
    waiting: 'В очереди',
    offered: 'Нужен ваш ответ',
    inactive: 'Приостановлено',
    accepted: 'Ваучер принят',
    enrolled: 'Зачислен',
    annulled: 'Аннулировано',
  },
  en: {
    waiting: 'In the queue',
    offered: 'Your answer needed',
    inactive: 'On hold',
    accepted: 'Voucher accepted',
    enrolled: 'Enrolled',
    annulled: 'Annulled',
  },
});

export const voucherStateTexts: Names<VoucherState> = defineTexts({
  kk: {
    choosing: 'Балабақша таңдалуда',
    waitlisted: 'Күту парағында',
    placeOffered: 'Бос орын ұсынылды',
    used: 'Қолданыста',
    ended: 'Аяқталды',
  },
  ru: {
    choosing: 'Выбор сада',
    waitlisted: 'В листе ожидания',
    placeOffered: 'Предложено место',
    used: 'Действует',
    ended: 'Закончился',
  },
  en: {
    choosing: 'Choosing a kindergarten',
    waitlisted: 'On the waitlist',
    placeOffered: 'A place is offered',
    used: 'In use',
    ended: 'Ended',
  },
});

export const actStateTexts: Names<ActState> = defineTexts({
  kk: {
    draft: 'Жоба',
    signedByProvider: 'Тексеруде',
    returned: 'Қайтарылды',
    disputed: 'Дау қаралуда',
    checked: 'Тексерілді',
    signedByDepartment: 'Қол қойылды',
    held: 'Кейінге қалдырылды',
    inRegister: 'Тізілімде',
    sent: 'Төлемге берілді',
    paymentReturned: 'Банк қайтарды',
    paid: 'Төленді',
    netted: 'Есепке алынды, төлейтін сома жоқ',
    replaced: 'Түзетумен ауыстырылды',
  },
  ru: {
    draft: 'Черновик',
    signedByProvider: 'На проверке',
    returned: 'Возвращён',
    disputed: 'Оспорен',
    checked: 'Проверен',
    signedByDepartment: 'Подписан',
    held: 'Отложен',
    inRegister: 'В реестре',
    sent: 'Передан на оплату',
    paymentReturned: 'Банк вернул',
    paid: 'Выплачен',
    netted: 'Зачтён, к оплате ничего',
    replaced: 'Заменён поправкой',
  },
  en: {
    draft: 'Draft',
    signedByProvider: 'Being checked',
    returned: 'Returned',
    disputed: 'Disputed',
    checked: 'Checked',
    signedByDepartment: 'Signed',
    held: 'Put off',
    inRegister: 'In the register',
    sent: 'Sent for payment',
    paymentReturned: 'Returned by the bank',
    paid: 'Paid',
    netted: 'Netted, nothing to pay',
    replaced: 'Replaced by a correction',
  },
});

export const deskTexts: Names<Desk> = defineTexts({
  kk: {
    provider: 'Балабақша',
    districtSpecialist: 'Аудан маманы',
    departmentHead: 'Басқарма басшысы',
    financialCentre: 'Қаржы орталығы',
    bank: 'Банк',
  },
  ru: {
    provider: 'Детский сад',
    districtSpecialist: 'Специалист района',
    departmentHead: 'Руководитель Управления',
    financialCentre: 'Финансовый центр',
    bank: 'Банк',
  },
  en: {
    provider: 'Kindergarten',
    districtSpecialist: 'District specialist',
    departmentHead: 'Head of the Department',
    financialCentre: 'Financial Centre',
    bank: 'Bank',
  },
});

export const paymentRegisterStateTexts: Names<PaymentRegisterState> = defineTexts({
  kk: {
    draft: 'Жоба',
    made: 'Жасалды, қол қойылды',
    checked: 'Тексерілді',
    released: 'Жіберуге шықты',
    handedOver: 'Банкке берілді',
    reconciled: 'Салыстырылды',
    cancelled: 'Болдырылмады',
  },
  ru: {
    draft: 'Черновик',
    made: 'Составлен и подписан',
    checked: 'Проверен',
    released: 'Отправляется',
    handedOver: 'Передан в банк',
    reconciled: 'Сверено',
    cancelled: 'Отменён',
  },
  en: {
    draft: 'Draft',
    made: 'Made and signed',
    checked: 'Checked',
    released: 'Released',
    handedOver: 'Handed to the bank',
    reconciled: 'Reconciled',
    cancelled: 'Cancelled',
  },
});

export const registerCheckTexts: Names<RegisterCheck> = defineTexts({
  kk: {
    bothSignatures: 'Актіде балабақша мен Басқарманың қолы бар',
    lineEqualsAct: 'Жол актіге тиынға дейін тең',
    childDayPaidOnce: 'Баланың әр күні бір рет қана төленеді',
    sumInRange: 'Сома нөлден үлкен және шектен аспайды',
    bikMatchesIban: 'БСК ЖСК-ға сәйкес',
    accountInForce: 'Шот жабылмаған, бүгін күшінде',
    contractInForce: 'Шарт осы айда күшінде',
    budgetSuffices: 'Бағдарламадағы қалдық жетеді',
    accountChanged: 'Деректемелер соңғы 30 күнде өзгерген',
    notSentBefore: 'Мұндай төлем бұрын жіберілмеген',
    fileEqualsRegister: 'Банк файлы тізілімге тең',
  },
  ru: {
    bothSignatures: 'На акте подписи сада и Управления',
    lineEqualsAct: 'Строка равна акту до тиына',
    childDayPaidOnce: 'Детодень оплачен не больше одного раза',
    sumInRange: 'Сумма больше нуля и в пределах разумного',
    bikMatchesIban: 'БИК соответствует ИИК',
    accountInForce: 'Счёт не закрыт и действует сегодня',
    contractInForce: 'Договор действует в этом месяце',
    budgetSuffices: 'Остатка программы хватает',
    accountChanged: 'Реквизиты изменены за 30 дней',
    notSentBefore: 'Такой же платёж не отправлялся',
    fileEqualsRegister: 'Файл банка равен реестру',
  },
  en: {
    bothSignatures: 'The act is signed by the kindergarten and the Department',
    lineEqualsAct: 'The line equals the act to the tiyn',
    childDayPaidOnce: 'A child’s day is paid at most once',
    sumInRange: 'The sum is above zero and within reason',
    bikMatchesIban: 'The BIK belongs to the account',
    accountInForce: 'The account is not closed and in force today',
    contractInForce: 'The contract is in force this month',
    budgetSuffices: 'The programme has enough money left',
    accountChanged: 'Account details changed within 30 days',
    notSentBefore: 'The same payment was not sent before',
    fileEqualsRegister: 'The bank file equals the register',
  },
});

/** What a check is called, for whoever knows only its name. */
export function registerCheckName(check: string, language: TextLanguage): string {
  const names: Readonly<Record<string, string>> = registerCheckTexts[language];
  return names[check] ?? check;
}

export const markTexts: Names<CellMark> = defineTexts({
  kk: {
    present: 'Келді',
    ill: 'Ауырды',
    leave: 'Демалыс',
    quarantine: 'Карантин',
    unexcused: 'Себепсіз',
    unmarked: 'Белгіленбеген',
  },
  ru: {
    present: 'Был',
    ill: 'Болел',
    leave: 'Отпуск',
    quarantine: 'Карантин',
    unexcused: 'Без причины',
    unmarked: 'Не отмечен',
  },
  en: {
    present: 'Present',
    ill: 'Ill',
    leave: 'Leave',
    quarantine: 'Quarantine',
    unexcused: 'No reason',
    unmarked: 'Not marked',
  },
});

export const calendarKindTexts: Names<CalendarKind> = defineTexts({
  kk: {
    work: 'Жұмыс күні',
    weekend: 'Демалыс күні',
    holiday: 'Мереке',
    substitute: 'Мереке үшін демалыс',
    movedOff: 'Ауыстырылған демалыс',
    movedWork: 'Ауыстырылған жұмыс күні',
  },
  ru: {
    work: 'Рабочий день',
    weekend: 'Выходной',
    holiday: 'Праздник',
    substitute: 'Выходной за праздник',
    movedOff: 'Перенесённый выходной',
    movedWork: 'Перенесённый рабочий день',
  },
  en: {
    work: 'Working day',
    weekend: 'Weekend',
    holiday: 'Holiday',
    substitute: 'Substitute day off',
    movedOff: 'Day off moved here',
    movedWork: 'Working day moved here',
  },
});

export const tierTexts: Names<Tier> = defineTexts({
  kk: {
    extraordinary: 'Кезектен тыс',
    priority: 'Бірінші кезекте',
    teacher: 'Педагогтердің балалары',
    general: 'Жалпы кезек',
  },
  ru: {
    extraordinary: 'Внеочередное право',
    priority: 'Первоочередное право',
    teacher: 'Дети педагогов',
    general: 'Общая очередь',
  },
  en: { extraordinary: 'Extraordinary', priority: 'Priority', teacher: 'Teachers’ children', general: 'General queue' },
});

export const refusalReasonTexts: Names<RefusalReason> = defineTexts({
  kk: {
    incompleteDocuments: 'Құжаттар толық емес',
    expiredDocuments: 'Құжаттың мерзімі өткен',
    unvaccinatedShare: 'Екпе алмаған балалар үлесі асып кеткен',
  },
  ru: {
    incompleteDocuments: 'Не все документы',
    expiredDocuments: 'Срок документа истёк',
    unvaccinatedShare: 'Превышена доля детей без прививок',
  },
  en: {
    incompleteDocuments: 'Documents are incomplete',
    expiredDocuments: 'A document has expired',
    unvaccinatedShare: 'The share of unvaccinated children is exceeded',
  },
});
