import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** The end of a budget year: what its contracts have bound and no act has taken. */
export const yearEndTexts = defineTexts({
  kk: {
    title: (p: { year: string }) => `${p.year} жылды аяқтау`,
    about:
      'Шарттармен байланып, ешбір акт алмаған ақша босатылады. Ол өз бюджет жолында қалады: кешіккен акт оны қайта алады.',
    release: 'Босатылады',
    kept: 'Қалады: жылдың қол қойылмаған актісі бар балабақшалар',
    released: 'Бұрын босатылған',
    what: 'Не болады',
    local: 'ЖБ, ₸',
    republican: 'РБ, ₸',
    count: 'Балабақшалар',
    do: 'Міндеттеме қалдығын босату',
    sure: (p: { year: string }) => `${p.year} жылдың міндеттеме қалдығын босату керек пе?`,
    sureAbout: (p: { sum: string; count: string }) =>
      `${p.count} балабақшаның ${p.sum} міндеттемесі босайды. Мұны қайтарып алуға болмайды, кітапта әр балабақша бойынша өткізбе қалады.`,
    cancel: 'Бас тарту',
    done: (p: { sum: string }) => `${p.sum} босатылды`,
    empty: 'Бұл жылдың міндеттемелері жоқ.',
  },
  ru: {
    title: (p) => `Завершение ${p.year} года`,
    about:
      'Занятое договорами, но не востребованное актами, снимается. Деньги остаются в своей строке бюджета: опоздавший акт займёт их снова.',
    release: 'Будет снято',
    kept: 'Останется: у сада есть неподписанный акт этого года',
    released: 'Снято раньше',
    what: 'Что будет',
    local: 'МБ, ₸',
    republican: 'РБ, ₸',
    count: 'Садов',
    do: 'Снять остаток обязательств',
    sure: (p) => `Снять остаток обязательств ${p.year} года?`,
    sureAbout: (p) =>
      `Освободится ${p.sum}, занятых договорами садов: ${p.count}. Вернуть это нельзя; в книге останется проводка по каждому саду.`,
    cancel: 'Отмена',
    done: (p) => `Снято ${p.sum}`,
    empty: 'Обязательств этого года нет.',
  },
  en: {
    title: (p) => `End of ${p.year}`,
    about:
      'What contracts have bound and no act has taken is released. The money stays in its budget line: a late act binds it again.',
    release: 'To be released',
    kept: 'Stays: kindergartens with an unsigned act of the year',
    released: 'Released before',
    what: 'What happens',
    local: 'local, ₸',
    republican: 'republican, ₸',
    count: 'Kindergartens',
    do: 'Release left commitments',
    sure: (p) => `Release the left commitments of ${p.year}?`,
    sureAbout: (p) =>
      `${p.sum} bound by contracts becomes free; kindergartens: ${p.count}. This can’t be undone; the ledger keeps an entry for each kindergarten.`,
    cancel: 'Cancel',
    done: (p) => `${p.sum} released`,
    empty: 'The year has no commitments.',
  },
});
