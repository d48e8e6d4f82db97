/** What `balapan rotate-keys` says. */
interface Texts {
  readonly noKeys: string;
  readonly failed: (why: string) => string;
  readonly done: (keyId: string, from: Readonly<Record<string, number>>) => string[];
}

const lines = (none: string, line: (id: string, files: number) => string) => (from: Readonly<Record<string, number>>) =>
  Object.keys(from).length === 0 ? [none] : Object.entries(from).map(([id, files]) => line(id, files));

export const rotateKeysTexts = {
  help: {
    kk: 'Денсаулық жазбаларының кілттерін FIELD_KEYS ішіндегі бірінші кілтпен қайта мөрлейді; жазбалардың өзі өзгермейді. --new: жаңа кілт шығарады.',
    ru: 'Опечатывает ключи записей о здоровье первым ключом из FIELD_KEYS; сами записи не меняются. --new печатает новый ключ.',
    en: 'Seals the keys of health files with the first key of FIELD_KEYS; the notes do not change. --new prints a new key.',
  },
  kk: {
    noKeys: 'FIELD_KEYS берілмеген. Жаңа кілт: balapan rotate-keys --new 2026-11',
    failed: (why) => `Кілттер ауыстырылмады: ${why}`,
    done: (keyId, from) =>
      lines(`Барлығы «${keyId}» кілтімен мөрленген.`, (id, files) => `«${id}» → «${keyId}»: ${files} файл`)(from),
  } satisfies Texts,
  ru: {
    noKeys: 'FIELD_KEYS не заданы. Новый ключ: balapan rotate-keys --new 2026-11',
    failed: (why) => `Ключи не заменены: ${why}`,
    done: (keyId, from) =>
      lines(`Всё уже опечатано ключом «${keyId}».`, (id, files) => `«${id}» → «${keyId}»: файлов ${files}`)(from),
  } satisfies Texts,
  en: {
    noKeys: 'FIELD_KEYS is not set. A new key: balapan rotate-keys --new 2026-11',
    failed: (why) => `The keys were not changed: ${why}`,
    done: (keyId, from) =>
      lines(`All is sealed with “${keyId}” already.`, (id, files) => `“${id}” → “${keyId}”: ${files} files`)(from),
  } satisfies Texts,
} as const;
