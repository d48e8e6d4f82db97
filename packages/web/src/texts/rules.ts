/** The rules of the policy (domain.md 2) in the words of the people who decide them, and their values. */
import { asDay } from '@balapan/domain/day.ts';
import type { RuleName } from '@balapan/domain/policy.ts';
import { isMonthDay } from '@balapan/domain/policyCheck.ts';
import { defineTexts } from '@balapan/domain/text/catalogue.ts';
import { formatDayInYear } from '@balapan/domain/text/dates.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { markTexts, refusalReasonTexts, tierTexts } from '@balapan/domain/text/texts/status.ts';

type Names = Readonly<Record<RuleName, string>>;

const names = defineTexts<Names>({
  kk: {
    tierOrder: 'Санаттардағы кезек түрлерінің реті',
    categoryAges: 'Санаты бар жастар',
    youngestCategory: 'Ең кішілердің санаты',
    youngestFromMonths: 'Ең кішілерге ваучер неше айдан беріледі',
    youngestAfter: 'Ең кішілерге ваучер қашан беріледі',
    youngestPlaceAge: 'Ең кішілердің орны неше жастан',
    schoolYears: 'Мектепке неше жастан барады',
    schoolDay: 'Мектепке барар күн',
    refreshBy: 'Санаттар жыл сайын жаңартылатын күн',
    interestSilence: 'Орын керек пе деген сұраққа жауап бермеу',
    pattern: 'Жеңілдігі бар балалар мен жалпы кезек қатынасы',
    privilegedTiers: 'Жеңілдігі барларға кімдер жатады',
    passedOverUsesSlot: 'Өткізіп жіберілген бала ретті пайдалана ма',
    wishedStartDays: 'Қалаған күннен неше күн бұрын ұсынылады',
    anyLanguage: 'Тілі бәрібір балаға қай топтан орын беріледі',
    consentWorkingDays: 'Ваучерге келісім мерзімі, жұмыс күні',
    restoreDays: 'Өтінішті қалпына келтіру мерзімі, күн',
    restoreTimes: 'Өтінішті неше рет қалпына келтіруге болады',
    choiceWorkingDays: 'Балабақша таңдау мерзімі, жұмыс күні',
    prolongTimes: 'Таңдау мерзімін неше рет ұзартуға болады',
    prolongDays: 'Таңдау мерзімі неше күнге ұзартылады',
    placeConfirmWorkingDays: 'Босаған орынды растау мерзімі, жұмыс күні',
    refusalReasons: 'Балабақшаның бас тарту негіздері',
    longAbsenceDays: 'Себепсіз болмаған неше күннен кейін ваучер тоқтайды',
    excused: 'Себепті күндер: төлене ме, құжат керек пе, жылына неше күн',
    confirmByDay: 'Ата-ана айды келесі айдың қай күніне дейін растайды',
    confirmReminders: 'Растау мерзімінен неше күн бұрын еске салынады',
    confirmSilence: 'Ата-ана растамаса',
    paymentDays: 'Төлем мерзімі, күн',
    dueReminders: 'Төлем мерзіміне неше күн қалғанда жауаптыға, сосын басшыға ескертіледі',
    feeDays: 'Ата-ана төлемі айдың қай күндері үшін есептеледі',
  },
  ru: {
    tierOrder: 'Порядок прав в категориях',
    categoryAges: 'Возрасты, у которых есть категория',
    youngestCategory: 'Категория самых младших',
    youngestFromMonths: 'С какого месяца жизни ваучер самым младшим',
    youngestAfter: 'Когда очередь самых младших',
    youngestPlaceAge: 'Возраст места для самых младших',
    schoolYears: 'Во сколько лет в школу',
    schoolDay: 'День начала школы',
    refreshBy: 'День ежегодного обновления категорий',
    interestSilence: 'Молчание в ответ на вопрос, нужно ли место',
    pattern: 'Сколько льготников к общей очереди',
    privilegedTiers: 'Кто считается льготником',
    passedOverUsesSlot: 'Занимает ли пропущенный ребёнок место в порядке',
    wishedStartDays: 'За сколько дней до желаемого начала предлагать',
    anyLanguage: 'Место какого языка, если язык любой',
    consentWorkingDays: 'Срок согласия на ваучер, рабочих дней',
    restoreDays: 'Срок вернуть заявление, дней',
    restoreTimes: 'Сколько раз можно вернуть заявление',
    choiceWorkingDays: 'Срок выбора сада, рабочих дней',
    prolongTimes: 'Сколько раз продлевается выбор',
    prolongDays: 'На сколько дней продлевается выбор',
    placeConfirmWorkingDays: 'Срок подтвердить освободившееся место, рабочих дней',
    refusalReasons: 'За что сад вправе отказать',
    longAbsenceDays: 'Дней отсутствия без причины, после которых ваучер прекращается',
    excused: 'Уважительные дни: оплата, документ, дней в году',
    confirmByDay: 'До какого числа родитель подтверждает месяц',
    confirmReminders: 'За сколько дней напоминать о подтверждении',
    confirmSilence: 'Если родитель не подтвердил',
    paymentDays: 'Срок оплаты, дней',
    dueReminders: 'За сколько дней до срока оплаты напомнить ответственному, затем руководителю',
    feeDays: 'За какие дни месяца берётся родительская плата',
  },
  en: {
    tierOrder: 'Order of the rights in the categories',
    categoryAges: 'Ages that have a category',
    youngestCategory: 'Category of the youngest',
    youngestFromMonths: 'From which month of life the youngest get vouchers',
    youngestAfter: 'When the youngest have their turn',
    youngestPlaceAge: 'Age of the places for the youngest',
    schoolYears: 'Years of age at school entry',
    schoolDay: 'Day of school entry',
    refreshBy: 'Day of the yearly refresh of categories',
    interestSilence: 'No answer to the question whether a place is wanted',
    pattern: 'Privileged children to general ones',
    privilegedTiers: 'Who counts as privileged',
    passedOverUsesSlot: 'Whether a child passed over uses a slot',
    wishedStartDays: 'Days before the wished start from which to offer',
    anyLanguage: 'Language of the place where either is wished',
    consentWorkingDays: 'Term of consent to a voucher, working days',
    restoreDays: 'Term to restore an application, days',
    restoreTimes: 'How often an application may be restored',
    choiceWorkingDays: 'Term to choose a kindergarten, working days',
    prolongTimes: 'How often the choice may be prolonged',
    prolongDays: 'Days by which the choice is prolonged',
    placeConfirmWorkingDays: 'Term to confirm a place that came free, working days',
    refusalReasons: 'Grounds on which a kindergarten may refuse',
    longAbsenceDays: 'Days of absence without a reason that end a voucher',
    excused: 'Excused days: paid, document, days a year',
    confirmByDay: 'Day of the next month by which the parent confirms',
    confirmReminders: 'Days before it on which to remind',
    confirmSilence: 'Where the parent does not confirm',
    paymentDays: 'Term of payment, days',
    dueReminders: 'Days before payment is due at which the holder, then the head is told',
    feeDays: 'Days of a month that the parents’ fee is charged for',
  },
});

const words = defineTexts({
  kk: {
    yes: 'иә',
    no: 'жоқ',
    allOffered: 'басқалардың бәріне ұсынылғанда',
    allReached: 'басқалардың бәріне кезек жеткенде',
    stays: 'кезекте қалады',
    excluded: 'кезектен шығарылады',
    moreFree: 'бос орны көп тіл',
    kkFirst: 'алдымен қазақ тілі',
    ruFirst: 'алдымен орыс тілі',
    held: 'төлем күтеді',
    accepted: 'қабылданды деп саналады',
    present: 'келген күндер',
    payable: 'келген және себепті күндер',
    month: 'бүкіл ай',
    paid: 'төленеді',
    notPaid: 'төленбейді',
    document: 'құжатпен',
    days: ({ days }: { days: number }) => `жылына ${days} күнге дейін`,
  },
  ru: {
    yes: 'да',
    no: 'нет',
    allOffered: 'когда всем остальным предложено',
    allReached: 'когда до всех остальных дошла очередь',
    stays: 'остаётся в очереди',
    excluded: 'исключается',
    moreFree: 'где больше свободных мест',
    kkFirst: 'сначала казахский',
    ruFirst: 'сначала русский',
    held: 'оплата ждёт',
    accepted: 'считается подтверждённым',
    present: 'дни, когда ребёнок был',
    payable: 'дни присутствия и уважительные',
    month: 'весь месяц',
    paid: 'оплачивается',
    notPaid: 'не оплачивается',
    document: 'с документом',
    days: ({ days }) => `до ${days} дней в году`,
  },
  en: {
    yes: 'yes',
    no: 'no',
    allOffered: 'when all others got offers',
    allReached: 'when all others had their turn',
    stays: 'stays in the queue',
    excluded: 'is excluded',
    moreFree: 'the one with more free places',
    kkFirst: 'Kazakh first',
    ruFirst: 'Russian first',
    held: 'payment waits',
    accepted: 'counts as confirmed',
    present: 'days attended',
    payable: 'days attended and excused',
    month: 'the whole month',
    paid: 'paid',
    notPaid: 'not paid',
    document: 'with a document',
    days: ({ days }) => `up to ${days} days a year`,
  },
});

export const ruleText = (rule: RuleName, language: TextLanguage): string => names[language][rule] ?? rule;

/** The words of one choice of a rule. */
export function ruleChoiceText(value: string, language: TextLanguage): string {
  const all = { ...tierTexts[language], ...refusalReasonTexts[language], ...words[language] };
  const found = (all as unknown as Readonly<Record<string, unknown>>)[value];
  return typeof found === 'string' ? found : value;
}

interface Excused {
  readonly payable: boolean;
  readonly documentNeeded: boolean;
  readonly daysAYear: number | null;
}

/** A value as people read it. */
export function ruleValueText(rule: RuleName, value: unknown, language: TextLanguage): string {
  const w = words[language];
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string' && isMonthDay(value))
    // Any year that is none of the leap ones, as the check of a policy has it.
    return formatDayInYear(asDay(`2025-${value}`), language);
  if (typeof value === 'string') return ruleChoiceText(value, language);
  if (Array.isArray(value)) return value.map((one) => ruleValueText(rule, one, language)).join(', ') || '–';
  if (rule === 'pattern') {
    const { privileged, general } = value as { privileged: number; general: number };
    return `${privileged} : ${general}`;
  }
  return Object.entries(value as Readonly<Record<string, Excused>>)
    .map(([mark, { payable, documentNeeded, daysAYear }]) => {
      const parts = [payable ? w.paid : w.notPaid, documentNeeded ? w.document : null];
      if (daysAYear !== null) parts.push(w.days({ days: daysAYear }));
      const name = markTexts[language][mark as keyof (typeof markTexts)['kk']] ?? mark;
      return `${name}: ${parts.filter((part) => part !== null).join(', ')}`;
    })
    .join('; ');
}
