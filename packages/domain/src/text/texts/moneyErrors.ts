/** Errors of the budget and the ledger in three languages: sums written as the reader writes them. */
import { parseTenge } from '../../money.ts';
import { formatMoney } from '../format.ts';
import type { TextLanguage } from '../language.ts';
import type { ErrorTexts } from './errorsEn.ts';

type MoneyErrors = Pick<
  ErrorTexts,
  | 'ledger.monthClosed'
  | 'ledger.monthNotOver'
  | 'ledger.earlierOpen'
  | 'ledger.clearingUnexplained'
  | 'ledger.trialBalance'
  | 'budget.exceeded'
  | 'budget.noLine'
  | 'budget.changeUnknown'
  | 'budget.changeTwice'
  | 'budget.monthBelowZero'
  | 'budget.belowCommitted'
  | 'budget.yearNotOver'
  | 'budget.yearNotActed'
  | 'budget.nothingLeft'
>;

const money = (text: string, language: TextLanguage): string => {
  const sum = parseTenge(text);
  return sum === null ? text : formatMoney(sum, language);
};
const sources = {
  kk: { local: 'жергілікті бюджет', republican: 'республикалық бюджет' },
  ru: { local: 'местный бюджет', republican: 'республиканский бюджет' },
  en: { local: 'local budget', republican: 'republican budget' },
} as const;
const source = (code: string, language: TextLanguage): string =>
  sources[language][code as keyof (typeof sources)['kk']] ?? code;

export const moneyErrorTexts: Readonly<Record<TextLanguage, MoneyErrors>> = {
  kk: {
    'ledger.monthClosed': ({ month }) => `${month} өткізбелерге жабық.`,
    'ledger.monthNotOver': ({ month }) => `${month} әлі біткен жоқ.`,
    'ledger.earlierOpen': ({ month }) => `Алдымен ${month} айын жабыңыз.`,
    'ledger.clearingUnexplained': ({ amount }) =>
      `Жолдағы төлемдер шотында ${money(amount, 'kk')} қалды, оның ешбір төлемі табылмады.`,
    'ledger.trialBalance': ({ difference }) => `Айналым ведомосі нөлге келмейді: айырма ${money(difference, 'kk')}.`,
    'budget.exceeded': ({ line, left, missing }) =>
      `${line} бюджет жолында бұл балабақшаға ${money(left, 'kk')} қалды, тағы ${money(missing, 'kk')} жетпейді.`,
    'budget.noLine': (p) =>
      `${p.month} үшін ${p.programme} бағдарламасының бюджет жолы жоқ (${source(p.source, 'kk')}).`,
    'budget.changeUnknown': ({ line, month }) => `${line} бюджет жолында ${month} айы жоқ.`,
    'budget.changeTwice': ({ line, month }) => `${line}, ${month}: өзгеріс бір рет жазылады және нөлге тең болмайды.`,
    'budget.monthBelowZero': (p) =>
      `${p.line}, ${p.month}: жоспарда ${money(p.plan, 'kk')}, одан артық азайтуға болмайды.`,
    'budget.belowCommitted': ({ line, bound, after }) =>
      `${line} бюджет жолында ${money(bound, 'kk')} шартпен, актімен не төлеммен бекітілген, ал өзгерістен кейін ${money(after, 'kk')} қалар еді.`,
    'budget.yearNotOver': ({ year }) => `${year} жыл әлі біткен жоқ.`,
    'budget.yearNotActed': ({ month }) => `${month} актілері әлі жасалмаған: алдымен айды жабыңыз.`,
    'budget.nothingLeft': ({ year }) => `${year} жылдың бюджетінде босататын міндеттеме қалмаған.`,
  },
  ru: {
    'ledger.monthClosed': ({ month }) => `Месяц закрыт для проводок: ${month}.`,
    'ledger.monthNotOver': ({ month }) => `Месяц ещё не закончился: ${month}.`,
    'ledger.earlierOpen': ({ month }) => `Сначала закройте более ранний месяц: ${month}.`,
    'ledger.clearingUnexplained': ({ amount }) =>
      `На счёте платежей в пути осталось ${money(amount, 'ru')}, за которыми нет ни одного платежа.`,
    'ledger.trialBalance': ({ difference }) => `Оборотная ведомость не сходится: разница ${money(difference, 'ru')}.`,
    'budget.exceeded': ({ line, left, missing }) =>
      `В строке бюджета ${line} для этого сада осталось ${money(left, 'ru')}, не хватает ${money(missing, 'ru')}.`,
    'budget.noLine': (p) => `В бюджете нет строки программы ${p.programme} на ${p.month} (${source(p.source, 'ru')}).`,
    'budget.changeUnknown': ({ line, month }) => `В строке бюджета ${line} нет месяца ${month}.`,
    'budget.changeTwice': ({ line, month }) => `${line}, ${month}: изменение указывают один раз, и оно не равно нулю.`,
    'budget.monthBelowZero': (p) =>
      `${p.line}, ${p.month}: в плане ${money(p.plan, 'ru')}, уменьшить на большую сумму нельзя.`,
    'budget.belowCommitted': ({ line, bound, after }) =>
      `По строке ${line} договорами, актами и выплатами занято ${money(bound, 'ru')}, а после изменения останется ${money(after, 'ru')}.`,
    'budget.yearNotOver': ({ year }) => `${year} год ещё не закончился.`,
    'budget.yearNotActed': ({ month }) => `Актов за ${month} ещё нет: сначала закройте месяц.`,
    'budget.nothingLeft': ({ year }) => `В бюджете ${year} года не осталось обязательств, которые можно снять.`,
  },
  en: {
    'ledger.monthClosed': ({ month }) => `The month is closed for postings: ${month}.`,
    'ledger.monthNotOver': ({ month }) => `The month is not over yet: ${month}.`,
    'ledger.earlierOpen': ({ month }) => `Close the earlier month first: ${month}.`,
    'ledger.clearingUnexplained': ({ amount }) =>
      `The account of payments on their way holds ${money(amount, 'en')} that no payment stands behind.`,
    'ledger.trialBalance': ({ difference }) => `The trial balance is not zero: ${money(difference, 'en')}.`,
    'budget.exceeded': ({ line, left, missing }) =>
      `Budget line ${line} has ${money(left, 'en')} left for this kindergarten; ${money(missing, 'en')} is missing.`,
    'budget.noLine': (p) =>
      `The budget has no line of programme ${p.programme} for ${p.month} (${source(p.source, 'en')}).`,
    'budget.changeUnknown': ({ line, month }) => `Budget line ${line} has no month ${month}.`,
    'budget.changeTwice': ({ line, month }) => `${line}, ${month}: a change is told once and is not zero.`,
    'budget.monthBelowZero': (p) =>
      `${p.line}, ${p.month}: the plan is ${money(p.plan, 'en')} and can't be cut by more.`,
    'budget.belowCommitted': ({ line, bound, after }) =>
      `${money(bound, 'en')} of line ${line} is bound by contracts, acts and payments; the change would leave ${money(after, 'en')}.`,
    'budget.yearNotOver': ({ year }) => `The year ${year} is not over yet.`,
    'budget.yearNotActed': ({ month }) => `There are no acts of ${month} yet: close the month first.`,
    'budget.nothingLeft': ({ year }) => `The budget of ${year} has no commitments left to release.`,
  },
};
