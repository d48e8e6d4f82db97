/** What the command line itself says. */
export const texts = {
  kk: {
    unknown: (name: string) => `Мұндай бұйрық жоқ: ${name}. Мыналар бар:`,
    noRegion: 'Дерекқор бос: алдымен қаланың файлдарын жүктеңіз (balapan import).',
  },
  ru: {
    unknown: (name: string) => `Нет такой команды: ${name}. Есть вот какие:`,
    noRegion: 'База пуста: сначала загрузите файлы города (balapan import).',
  },
  en: {
    unknown: (name: string) => `No such command: ${name}. There are these:`,
    noRegion: 'The database is empty: import the files of a city first (balapan import).',
  },
} as const;
