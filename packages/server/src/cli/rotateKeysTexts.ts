/** What `balapan rotate-keys` says. */
type Counts = Readonly<Record<string, number>>;

/** Rows sealed anew, by the name of the key before. */
interface Sealed {
  readonly files: Counts;
  readonly codes: Counts;
}

interface Texts {
  readonly noKeys: string;
  readonly failed: (why: string) => string;
  readonly done: (keyId: string, sealed: Sealed) => string[];
}

type Line = (id: string, count: number) => string;

const lines = ({ files, codes }: Sealed, none: string, file: Line, code: Line): string[] => {
  const told = [
    ...Object.entries(files).map(([id, count]) => file(id, count)),
    ...Object.entries(codes).map(([id, count]) => code(id, count)),
  ];
  return told.length === 0 ? [none] : told;
};

export const rotateKeysTexts = {
  help: {
    kk: 'Денсаулық жазбаларының кілттерін және код қосымшаларының құпияларын FIELD_KEYS ішіндегі бірінші кілтпен қайта мөрлейді; олардың өзі өзгермейді. --new: жаңа кілт шығарады.',
    ru: 'Опечатывает ключи записей о здоровье и секреты приложений с кодами первым ключом из FIELD_KEYS; сами они не меняются. --new печатает новый ключ.',
    en: 'Seals the keys of health files and the secrets of code applications with the first key of FIELD_KEYS; they themselves do not change. --new prints a new key.',
  },
  kk: {
    noKeys: 'FIELD_KEYS берілмеген. Жаңа кілт: balapan rotate-keys --new 2026-11',
    failed: (why) => `Кілттер ауыстырылмады: ${why}`,
    done: (keyId, sealed) =>
      lines(
        sealed,
        `Барлығы «${keyId}» кілтімен мөрленген.`,
        (id, count) => `«${id}» → «${keyId}»: ${count} денсаулық файлы`,
        (id, count) => `«${id}» → «${keyId}»: ${count} код құпиясы`,
      ),
  } satisfies Texts,
  ru: {
    noKeys: 'FIELD_KEYS не заданы. Новый ключ: balapan rotate-keys --new 2026-11',
    failed: (why) => `Ключи не заменены: ${why}`,
    done: (keyId, sealed) =>
      lines(
        sealed,
        `Всё уже опечатано ключом «${keyId}».`,
        (id, count) => `«${id}» → «${keyId}»: файлов о здоровье ${count}`,
        (id, count) => `«${id}» → «${keyId}»: секретов кодов ${count}`,
      ),
  } satisfies Texts,
  en: {
    noKeys: 'FIELD_KEYS is not set. A new key: balapan rotate-keys --new 2026-11',
    failed: (why) => `The keys were not changed: ${why}`,
    done: (keyId, sealed) =>
      lines(
        sealed,
        `All is sealed with “${keyId}” already.`,
        (id, count) => `“${id}” → “${keyId}”: ${count} health files`,
        (id, count) => `“${id}” → “${keyId}”: ${count} secrets of codes`,
      ),
  } satisfies Texts,
} as const;
