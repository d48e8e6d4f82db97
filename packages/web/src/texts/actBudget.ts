import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** What the budget lines have left for an act, told before its second signature. */
export const actBudgetTexts = defineTexts({
  kk: {
    title: 'Бюджетте жете ме',
    left: 'Осы балабақшаға қалғаны',
    leftAbout: 'оның шартымен байланғаны және бос қалғаны',
    act: 'Осы акт',
    after: 'Актіден кейін қалады',
    enough: 'Ақша жетеді',
    missing: (p: { sum: string }) => `${p.sum} жетпейді: акт қол қойылмайды`,
    noLine: 'Бұл айға бюджет жолы жоқ: акт қол қойылмайды',
    toDo: 'Алдымен бюджетке өзгеріс енгізіледі, оны Басқарма бухгалтері ұсынады.',
    toBudget: 'Бюджетті ашу',
  },
  ru: {
    title: 'Хватит ли бюджета',
    left: 'Осталось для этого сада',
    leftAbout: 'занятое его договором и свободное',
    act: 'Этот акт',
    after: 'Останется после акта',
    enough: 'Денег хватает',
    missing: (p) => `Не хватает ${p.sum}: акт не подписать`,
    noLine: 'На этот месяц нет строки бюджета: акт не подписать',
    toDo: 'Сначала нужно изменение бюджета, его предлагает бухгалтер Управления.',
    toBudget: 'Открыть бюджет',
  },
  en: {
    title: 'Whether the budget suffices',
    left: 'Left for this kindergarten',
    leftAbout: 'bound by its contract, and free',
    act: 'This act',
    after: 'Left after the act',
    enough: 'The money suffices',
    missing: (p) => `${p.sum} is missing: the act cannot be signed`,
    noLine: 'There is no budget line for this month: the act cannot be signed',
    toDo: 'First the budget has to be amended; the Department’s accountant proposes that.',
    toBudget: 'Open the budget',
  },
});
