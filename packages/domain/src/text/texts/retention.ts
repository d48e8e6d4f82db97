/** Terms of keeping in plain words: what, how long, why. Read by everybody on the public page. */
import type { RetentionAct, RetentionGround, RetentionPeriod } from '../../retention.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';
import type { TextLanguage } from '../language.ts';
import { enPlural, ruPlural } from '../plural.ts';

/** What a term is about and since when it runs, by its code. */
export const retentionTexts: Catalogue<Readonly<Record<string, string>>> = defineTexts({
  kk: {
    sign_in_challenge: 'Кіру кезінде қол қойылған мәтіндер',
    phone_code: 'СМС кодтарының іздері',
    qr_request: 'eGov Mobile арқылы қол қоюға берілген мәтіндер',
    try_count: 'Кіру талпыныстарының саны',
    on_behalf: 'Ата-ана атынан жасалған қоңыраулар: кім, не туралы',
    session: 'Аяқталған кірулер: құрылғы мен мекенжай',
    outbox: 'Жіберілген хабарлар: кімге және мәтіні',
    import_error: 'Файлдардың қабылданбаған жолдары',
    other_region_line: 'Басқа өңірлер кезегінен алынған жолдар',
    queue_line: 'Бұрынғы кезек файлындағы аты-жөн мен ЖСН',
    read_log: 'Бала деректерін кім ашқаны туралы журнал',
    data_request: 'Жауап берілген өтініштердің мәтіні',
    'health_note.replaced': 'Денсаулық: жаңасымен ауыстырылған жазбалар',
    'health_note.left': 'Денсаулық: балабақшадан шыққан баланың жазбалары',
    'health_note.ended': 'Денсаулық: келісім тоқтаған соң',
    health_file: 'Денсаулық жазбаларының кілті: келісім тоқтаған соң',
    application: 'Жойылған өтініштегі жеңілдік негізі',
    child: 'Мектепке кеткен баланың аты-жөні мен ЖСН',
    person: 'Ата-ананың аты-жөні, ЖСН және телефоны: балаларының деректерімен бірге',
  },
  ru: {
    sign_in_challenge: 'Тексты, подписанные при входе',
    phone_code: 'Следы кодов из СМС',
    qr_request: 'Тексты для подписи в eGov Mobile',
    try_count: 'Счёт попыток входа',
    on_behalf: 'Звонки, по которым действовали от имени родителя: кто и о чём',
    session: 'Закончившиеся входы: устройство и адрес',
    outbox: 'Отправленные сообщения: кому и текст',
    import_error: 'Непринятые строки файлов',
    other_region_line: 'Строки из очередей других регионов',
    queue_line: 'Имена и ИИН в файле прежней очереди',
    read_log: 'Журнал: кто открывал данные ребёнка',
    data_request: 'Слова отвеченных запросов о данных',
    'health_note.replaced': 'Здоровье: записи, на смену которым пришли новые',
    'health_note.left': 'Здоровье: записи ребёнка, ушедшего из сада',
    'health_note.ended': 'Здоровье: после прекращения согласия',
    health_file: 'Ключ записей о здоровье: после прекращения согласия',
    application: 'Основание льготы в аннулированном заявлении',
    child: 'Имя и ИИН ребёнка, ушедшего в школу',
    person: 'Имя, ИИН и телефон родителя: вместе с данными его детей',
  },
  en: {
    sign_in_challenge: 'Texts that were signed at a sign-in',
    phone_code: 'Traces of codes by SMS',
    qr_request: 'Texts to be signed in eGov Mobile',
    try_count: 'Counts of tries to sign in',
    on_behalf: 'Calls in which somebody acted for a parent: who and what about',
    session: 'Sign-ins that ended: device and address',
    outbox: 'Messages that were sent: to whom, and the text',
    import_error: 'Lines of files that were refused',
    other_region_line: 'Lines of other regions’ queues',
    queue_line: 'Names and IINs in the file of the old queue',
    read_log: 'The log of who opened a child’s data',
    data_request: 'The words of answered requests about data',
    'health_note.replaced': 'Health: notes that newer ones replaced',
    'health_note.left': 'Health: notes of a child who left the kindergarten',
    'health_note.ended': 'Health: after the consent has ended',
    health_file: 'The key of the health notes: after the consent has ended',
    application: 'The ground of a privilege in an annulled application',
    child: 'Name and IIN of a child who went to school',
    person: 'Name, IIN and phone of a parent: together with their children’s',
  },
});

export const retentionActTexts: Catalogue<Readonly<Record<RetentionAct, string>>> = defineTexts({
  kk: { keep: 'Сақталады', mask: 'Жасырылады', destroy: 'Жойылады' },
  ru: { keep: 'Хранится', mask: 'Скрывается', destroy: 'Уничтожается' },
  en: { keep: 'Kept', mask: 'Masked', destroy: 'Destroyed' },
});

export const retentionGroundTexts: Catalogue<Readonly<Record<RetentionGround, string>>> = defineTexts({
  kk: {
    purpose: '№ 94-V, 18-бап: мақсатына жетті',
    consent: '№ 94-V, 8 және 18-баптар: келісім тоқтады',
    proof: '№ 94-V, 25-бап: келісім мен жауап дәлелденеді',
    logs: '№ 832 бірыңғай талаптар: оқиғалар журналы кемінде 3 жыл',
    limitation: 'АК 178-бап: талап қою мерзімі 3 жыл',
    money: 'Бюджет қаражаты туралы құжаттар: мұрағат тізбесінің мерзімі',
    sealed: 'Тізбектелген, қол қойылған немесе жарияланған: өзгертілмейді',
    place: 'Баланың кезегі мен орны осыған сүйенеді',
    open: 'Дербес дерек жоқ',
  },
  ru: {
    purpose: '№ 94-V, ст. 18: цель достигнута',
    consent: '№ 94-V, ст. 8 и 18: согласие прекращено',
    proof: '№ 94-V, ст. 25: доказательство согласия и ответа',
    logs: 'Единые требования № 832: журналы событий не менее 3 лет',
    limitation: 'ГК, ст. 178: исковая давность 3 года',
    money: 'Документы о бюджетных деньгах: срок по архивному перечню',
    sealed: 'Связано в цепочку, подписано или опубликовано: не меняется',
    place: 'На этом держатся очередь и место ребёнка',
    open: 'Персональных данных нет',
  },
  en: {
    purpose: '№ 94-V, art. 18: the purpose is reached',
    consent: '№ 94-V, art. 8 and 18: the consent has ended',
    proof: '№ 94-V, art. 25: proof of consents and answers',
    logs: 'Uniform requirements № 832: logs of events for 3 years at least',
    limitation: 'Civil Code, art. 178: 3 years to sue',
    money: 'Documents of budget money: the term of the archive list',
    sealed: 'Chained, signed or published: never changed',
    place: 'A child’s queue and place rest on it',
    open: 'No personal data',
  },
});

const periods: Readonly<Record<TextLanguage, { night: string; days(n: number): string; years(n: number): string }>> = {
  kk: { night: 'келесі түні', days: (n) => `${n} күн`, years: (n) => `${n} жыл` },
  ru: {
    night: 'в ближайшую ночь',
    days: (n) => `${n} ${ruPlural(n, 'день', 'дня', 'дней')}`,
    years: (n) => `${n} ${ruPlural(n, 'год', 'года', 'лет')}`,
  },
  en: {
    night: 'the next night',
    days: (n) => `${n} ${enPlural(n, 'day', 'days')}`,
    years: (n) => `${n} ${enPlural(n, 'year', 'years')}`,
  },
};

/** `3 года`, `90 дней`, `в ближайшую ночь`. */
export function periodText({ days = 0, months = 0 }: RetentionPeriod, language: TextLanguage): string {
  const texts = periods[language];
  const parts = [...(months > 0 ? [texts.years(months / 12)] : []), ...(days > 0 ? [texts.days(days)] : [])];
  return parts.length === 0 ? texts.night : parts.join(' ');
}
