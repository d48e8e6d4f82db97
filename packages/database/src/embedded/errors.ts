export type EmbeddedErrorCode =
  | 'DISK_FULL'
  | 'DIRECTORY_CLOSED'
  | 'PLATFORM_UNSUPPORTED'
  | 'NO_PLAIN_USER'
  | 'ENGINE_CHANGED'
  | 'STILL_STOPPING'
  | 'START_FAILED';

export type Language = 'kk' | 'ru' | 'en';

type Texts = Record<Language, string>;

const TEXTS: Record<EmbeddedErrorCode, Texts> = {
  DISK_FULL: {
    kk: 'Дискіде орын жоқ: {directory} қалтасы үшін кемінде {megabytes} МБ босатыңыз.',
    ru: 'На диске нет места: освободите не меньше {megabytes} МБ для папки {directory}.',
    en: 'The disk is full: free at least {megabytes} MB for the folder {directory}.',
  },
  DIRECTORY_CLOSED: {
    kk: '{directory} қалтасына жазу мүмкін емес: рұқсат беріңіз немесе BALAPAN_DATA арқылы басқа қалтаны көрсетіңіз.',
    ru: 'В папку {directory} нельзя писать: дайте права или укажите другую папку в BALAPAN_DATA.',
    en: 'The folder {directory} cannot be written to: grant the right or name another folder in BALAPAN_DATA.',
  },
  PLATFORM_UNSUPPORTED: {
    kk: '{platform} үшін кіріктірілген дерекқор жоқ: PostgreSQL 15–18 мекенжайын DATABASE_URL арқылы көрсетіңіз.',
    ru: 'Для {platform} нет встроенной базы данных: укажите адрес PostgreSQL 15–18 в DATABASE_URL.',
    en: 'There is no embedded database for {platform}: give the address of a PostgreSQL 15–18 in DATABASE_URL.',
  },
  NO_PLAIN_USER: {
    kk: 'PostgreSQL root атынан іске қосылмайды, ал мұнда басқа пайдаланушы табылмады: кәдімгі пайдаланушымен іске қосыңыз немесе DATABASE_URL көрсетіңіз.',
    ru: 'PostgreSQL не запускается от root, а другого пользователя здесь не нашлось: запустите обычным пользователем или укажите DATABASE_URL.',
    en: 'PostgreSQL does not run as root and no other user was found here: start as a plain user or give DATABASE_URL.',
  },
  ENGINE_CHANGED: {
    kk: '{directory} қалтасын PostgreSQL {found} жасаған, ал мұнда PostgreSQL {engine}: сол нұсқамен ашыңыз немесе бос қалта көрсетіңіз.',
    ru: 'Папку {directory} создал PostgreSQL {found}, а здесь PostgreSQL {engine}: откройте её прежней версией или укажите пустую папку.',
    en: 'The folder {directory} was made by PostgreSQL {found}, and this is PostgreSQL {engine}: open it with that version or name an empty folder.',
  },
  STILL_STOPPING: {
    kk: '{directory} қалтасындағы алдыңғы дерекқор әлі тоқтаған жоқ: бірнеше секундтан кейін қайталаңыз.',
    ru: 'Прежняя база данных в папке {directory} ещё не остановилась: повторите через несколько секунд.',
    en: 'An earlier database in the folder {directory} has not stopped yet: try again in a few seconds.',
  },
  START_FAILED: {
    kk: 'Кіріктірілген дерекқор іске қосылмады: {reason}',
    ru: 'Встроенная база данных не запустилась: {reason}',
    en: 'The embedded database did not start: {reason}',
  },
};

/** Why the embedded database could not be opened: a code, what it speaks of, and one sentence in each language. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly params: Record<string, string>;
  readonly texts: Texts;

  constructor(code: EmbeddedErrorCode, params: Record<string, string> = {}, cause?: unknown) {
    const texts = TEXTS[code];
    super(fill(texts.en, params), { cause });
    this.name = 'EmbeddedError';
    this.code = code;
    this.params = params;
    this.texts = { kk: fill(texts.kk, params), ru: fill(texts.ru, params), en: fill(texts.en, params) };
  }
}

/** Turns a failure of the file system into the sentence that a person can act on; other errors stay what they are. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(directory, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new EmbeddedError('DIRECTORY_CLOSED', { directory }, error);
  }
  return error;
}

/** What PostgreSQL printed when it gave up, as a typed error. */
export function explainOutput(output: string, directory: string): EmbeddedError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(directory);
  if (/Permission denied|wrong ownership|Read-only file system/i.test(output)) {
    return new EmbeddedError('DIRECTORY_CLOSED', { directory });
  }
  const lines = output.split('\n').filter((line) => /FATAL|error|cannot|could not/i.test(line));
  const reason = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|initdb: error):\s*/, '');
  return new EmbeddedError('START_FAILED', { reason: reason.trim() });
}

/** Free space below which a new database is not even begun: a fresh one takes 40 MB and its first log 64 MB. */
export const LEAST_FREE_MB = 200;

export function diskFull(directory: string, cause?: unknown): EmbeddedError {
  return new EmbeddedError('DISK_FULL', { directory, megabytes: String(LEAST_FREE_MB) }, cause);
}

function fill(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
