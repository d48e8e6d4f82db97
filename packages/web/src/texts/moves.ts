import type { IterationReason } from '@balapan/domain/iteration/input.ts';
import { defineTexts } from '@balapan/domain/text/catalogue.ts';
import { formatCount } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { enPlural, ruPlural } from '@balapan/domain/text/plural.ts';
import { iterationReasonText } from '@balapan/domain/text/texts/iteration.ts';

type Wire = Readonly<Record<string, string | number | boolean | null>>;
interface Params {
  readonly n: number;
  readonly count: string;
  readonly iteration: string;
  /** The reason in the words of whoever decided. */
  readonly text: string;
}

/** Titles and reasons of moves in the queue, by their code. */
const texts = defineTexts({
  kk: {
    title_filed: 'Өтініш қабылданды',
    title_lapse: 'Өтініш жойылды',
    title_withdraw: 'Өтініш қайтарып алынды',
    title_endVoucher: 'Ваучер күшін жойды',
    title_choiceExpired: 'Ваучердің мерзімі өтті',
    title_privilegeConfirmed: 'Жеңілдік расталды',
    title_privilegeDeclined: 'Жеңілдік расталмады',
    privilegeConfirmed: () => 'Құжат тексерілді, санатыңыз сақталды.',
    privilegeDeclined: (p: Params) => `${p.text} Өтініш жалпы кезекке көшті, берілген уақыты сақталды.`,
    lapse: () => 'Қалпына келтіру мерзімі өтті.',
    withdraw: () => 'Ата-ана өтінішті қайтарып алды.',
    endVoucher: () => 'Ваучер енді күшінде емес.',
    choiceExpired: () => 'Таңдау мерзімінде балабақша таңдалмады.',
    cleanupEnrolled: (p: Params) => `Алдыңыздағы ${p.count} бала балабақшаға барады екен.`,
    cleanupNotInterested: (p: Params) => `Алдыңыздағы ${p.count} отбасыға орын керек емес.`,
    title_offer: 'Ваучер ұсынылды',
    title_expire: 'Жауап берілмеді',
    title_restore: 'Кезекке қайтарылды',
    title_reinstate: 'Қарсылық бойынша қайтарылды',
    title_consent: 'Ваучер қабылданды',
    title_refuse: 'Бас тартылды',
    title_annul: 'Өтініш жойылды',
    title_enrol: 'Балабақшаға қабылданды',
    filed: () => 'Өтініш берілген уақыт кезектегі ретті анықтайды.',
    offer: (p: Params) =>
      p.iteration === '' ? 'Бос орын мен ақша сіздің нөміріңізге жетті.' : `${p.iteration}-бөлуде кезек сізге жетті.`,
    expire: () => 'Мерзім ішінде жауап келмеді, өтініш тоқтатылды.',
    restore: () => 'Өтініш берілген уақыт сақталды.',
    reinstate: () => 'Басқарма қызметкері қарсылығыңызды қанағаттандырды, өтініш берілген уақыт сақталды.',
    consent: () => 'Ата-ана келісім берді.',
    refuse: () => 'Ата-ана бас тартты.',
    annul: () => 'Өтініш енді кезекте тұрған жоқ.',
    enrol: () => 'Шарт жасалды.',
    othersOffered: (p: Params) => `${p.iteration}-бөлуде алдыңыздағы ${p.count} бала ваучер алды.`,
    othersLeft: (p: Params) => `Алдыңыздағы ${p.count} отбасы кезектен шықты.`,
    cleanupWrong: (p: Params) => `${p.count} қате өтініш жойылды.`,
    othersCameBack: (p: Params) => `${p.count} өтініш өз уақытымен кезекке қайтарылды.`,
  },
  ru: {
    title_filed: 'Заявление принято',
    title_lapse: 'Заявление аннулировано',
    title_withdraw: 'Заявление отозвано',
    title_endVoucher: 'Ваучер прекращён',
    title_choiceExpired: 'Срок ваучера вышел',
    title_privilegeConfirmed: 'Льгота подтверждена',
    title_privilegeDeclined: 'Льгота не подтверждена',
    privilegeConfirmed: () => 'Документ проверен, категория остаётся вашей.',
    privilegeDeclined: (p: Params) => `${p.text} Заявление перешло в общую очередь, момент подачи сохранён.`,
    lapse: () => 'Срок, чтобы вернуть заявление, прошёл.',
    withdraw: () => 'Родитель отозвал заявление.',
    endVoucher: () => 'Ваучер больше не действует.',
    choiceExpired: () => 'За срок выбора сад не выбран.',
    cleanupEnrolled: (p: Params) =>
      `Перед вами уже ${ruPlural(p.n, 'ходит', 'ходят', 'ходят')} в сад ${p.count} ${ruPlural(p.n, 'ребёнок', 'ребёнка', 'детей')}.`,
    cleanupNotInterested: (p: Params) =>
      `${p.count} ${ruPlural(p.n, 'семье', 'семьям', 'семьям')} перед вами место больше не нужно.`,
    title_offer: 'Предложен ваучер',
    title_expire: 'Ответа не было',
    title_restore: 'Вернули в очередь',
    title_reinstate: 'Вернули по возражению',
    title_consent: 'Ваучер принят',
    title_refuse: 'Отказ',
    title_annul: 'Заявление аннулировано',
    title_enrol: 'Зачисление',
    filed: () => 'Момент подачи определяет порядок в очереди.',
    offer: (p: Params) =>
      p.iteration === ''
        ? 'Свободных мест и денег хватило до вашего номера.'
        : `В распределении № ${p.iteration} очередь дошла до вас.`,
    expire: () => 'В срок не ответили, заявление приостановлено.',
    restore: () => 'Момент подачи сохранён.',
    reinstate: () => 'Управление удовлетворило ваше возражение, момент подачи сохранён.',
    consent: () => 'Родитель согласился.',
    refuse: () => 'Родитель отказался.',
    annul: () => 'Заявление больше не стоит в очереди.',
    enrol: () => 'Договор подписан.',
    othersOffered: (p: Params) =>
      `В распределении № ${p.iteration} ваучеры ${ruPlural(p.n, 'получил', 'получили', 'получили')} ${p.count} ${ruPlural(p.n, 'ребёнок', 'ребёнка', 'детей')} перед вами.`,
    othersLeft: (p: Params) =>
      `Из очереди перед вами ${ruPlural(p.n, 'вышла', 'вышли', 'вышли')} ${p.count} ${ruPlural(p.n, 'семья', 'семьи', 'семей')}.`,
    cleanupWrong: (p: Params) =>
      `${ruPlural(p.n, 'Отменено', 'Отменены', 'Отменено')} ${p.count} ${ruPlural(p.n, 'ошибочное заявление', 'ошибочных заявления', 'ошибочных заявлений')}.`,
    othersCameBack: (p: Params) =>
      `${ruPlural(p.n, 'Вернулось', 'Вернулись', 'Вернулось')} ${p.count} ${ruPlural(p.n, 'заявление', 'заявления', 'заявлений')} со своим моментом подачи.`,
  },
  en: {
    title_filed: 'Application accepted',
    title_lapse: 'Application annulled',
    title_withdraw: 'Application withdrawn',
    title_endVoucher: 'Voucher ended',
    title_choiceExpired: 'Voucher ended',
    title_privilegeConfirmed: 'Privilege confirmed',
    title_privilegeDeclined: 'Privilege not confirmed',
    privilegeConfirmed: () => 'The document was checked; your category stays.',
    privilegeDeclined: (p: Params) =>
      `${p.text} The application moved to the general queue; its moment of filing is kept.`,
    lapse: () => 'The term to restore it is over.',
    withdraw: () => 'The parent withdrew the application.',
    endVoucher: () => 'The voucher is no longer valid.',
    choiceExpired: () => 'No kindergarten was chosen in time.',
    cleanupEnrolled: (p: Params) =>
      `${p.count} ${enPlural(p.n, 'child', 'children')} before you already went to a kindergarten.`,
    cleanupNotInterested: (p: Params) =>
      `${p.count} ${enPlural(p.n, 'family', 'families')} before you no longer need a place.`,
    title_offer: 'Voucher offered',
    title_expire: 'No answer',
    title_restore: 'Back in the queue',
    title_reinstate: 'Back after an objection',
    title_consent: 'Voucher accepted',
    title_refuse: 'Refused',
    title_annul: 'Application annulled',
    title_enrol: 'Enrolled',
    filed: () => 'The moment of application sets the order in the queue.',
    offer: (p: Params) =>
      p.iteration === ''
        ? 'Free places and money reached your number.'
        : `In allocation No. ${p.iteration} your turn came.`,
    expire: () => 'There was no answer in time; the application is on hold.',
    restore: () => 'The moment of application is kept.',
    reinstate: () => 'The department granted your objection; the moment of application is kept.',
    consent: () => 'The parent agreed.',
    refuse: () => 'The parent refused.',
    annul: () => 'The application is no longer in the queue.',
    enrol: () => 'The contract is signed.',
    othersOffered: (p: Params) =>
      `In allocation No. ${p.iteration} ${p.count} ${enPlural(p.n, 'child', 'children')} before you received vouchers.`,
    othersLeft: (p: Params) => `${p.count} ${enPlural(p.n, 'family', 'families')} before you left the queue.`,
    cleanupWrong: (p: Params) => `${p.count} wrong ${enPlural(p.n, 'application was', 'applications were')} annulled.`,
    othersCameBack: (p: Params) =>
      `${p.count} ${enPlural(p.n, 'application', 'applications')} came back with the moment of filing kept.`,
  },
});

type Say = ((params: Params) => string) | string | undefined;
const find = (name: string, language: TextLanguage): Say => (texts[language] as Readonly<Record<string, Say>>)[name];

/** An offer's reason is that of the iteration which made it. */
const offering: ReadonlySet<string> = new Set([
  'offer',
  'extraordinary',
  'privileged',
  'general',
  'privilegedAlone',
  'generalAlone',
  'youngest',
]);

export const isOffer = (code: string): boolean => offering.has(code);

/** `241 → 146`, or the event's own name where the number did not move. */
export function moveTitle(
  move: { readonly from: number | null; readonly to: number | null; readonly reason: { readonly code: string } },
  language: TextLanguage,
): string {
  const named = find(`title_${isOffer(move.reason.code) ? 'offer' : move.reason.code}`, language);
  if (typeof named === 'string') return named;
  const number = (value: number | null): string => (value === null ? '–' : formatCount(value, language));
  return move.from === null ? number(move.to) : `${number(move.from)}\u00A0→ ${number(move.to)}`;
}

/** Why: a move of the queue, or the reason of an iteration. */
export function moveReason(reason: { readonly code: string; readonly params: Wire }, language: TextLanguage): string {
  const say = find(reason.code, language);
  if (typeof say === 'function') {
    const n = Number(reason.params.count ?? 0);
    const { iteration = '', text = '' } = reason.params;
    return say({
      n,
      count: formatCount(n, language),
      iteration: `${iteration ?? ''}`,
      text: sentence(`${text ?? ''}`),
    });
  }
  try {
    return iterationReasonText(reason as unknown as IterationReason, language);
  } catch {
    // A code that this version has no words for.
    return reason.code;
  }
}

/** Ends as a sentence does, however it was typed. */
const sentence = (text: string): string => (/[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);
