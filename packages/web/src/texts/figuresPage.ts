import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** The figures of the launch report, each with its definition. */
export const figuresTexts = defineTexts({
  kk: {
    nav: 'Көрсеткіштер',
    title: 'Көрсеткіштер',
    about: ({ day }: { day: string }) => `${day}, 08:00 жағдайы`,
    figure: 'Көрсеткіш',
    printed: 'Есепте',
    exact: 'Дәл мәні',
    day: 'Қай күнге',
    definition: 'Қалай есептеледі',
    empty: 'Бұл күнге дерек жоқ',
    emptyAbout: 'Қала файлдарын жүктеңіз.',
    csv: 'CSV жүктеу',
  },
  ru: {
    nav: 'Показатели',
    title: 'Показатели',
    about: ({ day }) => `на ${day}, 08:00`,
    figure: 'Показатель',
    printed: 'В отчёте',
    exact: 'Точное значение',
    day: 'На какой день',
    definition: 'Как считается',
    empty: 'На этот день данных нет',
    emptyAbout: 'Загрузите файлы города.',
    csv: 'Скачать CSV',
  },
  en: {
    nav: 'Figures',
    title: 'Figures',
    about: ({ day }) => `as of ${day}, 08:00`,
    figure: 'Figure',
    printed: 'In the report',
    exact: 'Exact value',
    day: 'As of',
    definition: 'How it is computed',
    empty: 'There is no data for this day',
    emptyAbout: 'Import the city’s files.',
    csv: 'Download CSV',
  },
});
