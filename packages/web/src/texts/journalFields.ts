/** Names of the fields and values that events of the audit tell, in the reader's words; a name without words stays as it is written. */
import { roles } from '@balapan/api/roles.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { roleTexts } from './roles.ts';

type Words = Readonly<Record<string, readonly [kk: string, ru: string, en: string]>>;
const places: Readonly<Record<TextLanguage, 0 | 1 | 2>> = { kk: 0, ru: 1, en: 2 };

const fields: Words = {
  act: ['акт', 'акт', 'act'],
  actId: ['акт', 'акт', 'act'],
  added: ['қосылды', 'добавлено', 'added'],
  address: ['мекенжай', 'адрес', 'address'],
  after: ['кейін', 'стало', 'after'],
  application: ['өтініш', 'заявление', 'application'],
  applicationId: ['өтініш', 'заявление', 'application'],
  applications: ['өтініштер', 'заявления', 'applications'],
  appointment: ['тағайындау', 'назначение', 'appointment'],
  appointmentId: ['тағайындау', 'назначение', 'appointment'],
  bad: ['қате жолдар', 'строк с ошибкой', 'bad lines'],
  basis: ['негізі', 'основание', 'basis'],
  before: ['бұрын', 'было', 'before'],
  begun: ['басталды', 'начато', 'begun'],
  body: ['мазмұны', 'содержание', 'contents'],
  capacity: ['орын саны', 'мест', 'places'],
  care_group_id: ['топ', 'группа', 'group'],
  careGroupId: ['топ', 'группа', 'group'],
  chains: ['тізбектер', 'цепочек', 'chains'],
  childId: ['бала', 'ребёнок', 'child'],
  claim: ['ата-ананың айтуынша', 'по словам родителя', 'as the parent says'],
  confirmedAt: ['расталған сәті', 'момент подтверждения', 'confirmed at'],
  day: ['күн', 'день', 'day'],
  deputies: ['м. а.', 'исполняющие обязанности', 'deputies'],
  deputyFor: ['кімнің м. а.', 'за кого', 'deputy for'],
  device: ['құрылғы', 'устройство', 'device'],
  disputeId: ['дау', 'спор', 'dispute'],
  district: ['аудан', 'район', 'district'],
  document: ['құжат', 'документ', 'document'],
  done: ['орындалды', 'выполнено', 'done'],
  dueBefore: ['мерзімі осыған дейін', 'срок до', 'due before'],
  ended: ['аяқталған кірулер', 'завершено входов', 'sign-ins ended'],
  endsAt: ['аяқталатын сәті', 'действует до', 'ends at'],
  enrolled: ['қабылданған', 'зачислены', 'enrolled'],
  events: ['оқиғалар', 'событий', 'events'],
  factor: ['екінші фактор', 'второй фактор', 'second factor'],
  file: ['файл', 'файл', 'file'],
  fresh: ['жаңа жолдар', 'новых строк', 'new lines'],
  from: ['бастап', 'с', 'from'],
  from_day: ['бастап', 'с', 'from'],
  group: ['топ', 'группа', 'group'],
  held: ['атқарылған мерзім', 'исполняется', 'held'],
  host: ['сайт', 'сайт', 'site'],
  id: ['нөмірі', 'номер записи', 'id'],
  invitation: ['шақыру', 'приглашение', 'invitation'],
  isNew: ['жүйеге жаңа адам', 'новый человек в системе', 'new to the system'],
  kept: ['қалды', 'осталось', 'kept'],
  kind: ['түрі', 'вид', 'kind'],
  kindergartens: ['балабақшалар', 'сады', 'kindergartens'],
  lines: ['жолдар', 'строк', 'lines'],
  list: ['тізбе', 'перечень', 'list'],
  local: ['жергілікті бюджет, тиын', 'местный бюджет, тиын', 'local budget, tiyn'],
  mark: ['белгі', 'отметка', 'mark'],
  marks: ['белгілер', 'отметки', 'marks'],
  matched: ['сәйкес келді', 'сошлось', 'matched'],
  month: ['ай', 'месяц', 'month'],
  name: ['атауы', 'название', 'name'],
  note: ['түсіндірме', 'пояснение', 'note'],
  number: ['нөмір', 'номер', 'number'],
  offer: ['ұсыныс', 'предложение', 'offer'],
  orderDate: ['бұйрық күні', 'дата приказа', 'date of the order'],
  ordered: ['бұйрық бойынша мерзім', 'срок по приказу', 'by the order'],
  orderNumber: ['бұйрық нөмірі', 'номер приказа', 'number of the order'],
  organisation: ['ұйым', 'организация', 'organisation'],
  outdated: ['ескірген ұсыныс', 'устаревшее предложение', 'outdated proposal'],
  password: ['құпиясөз', 'пароль', 'password'],
  payer: ['төлеуші', 'плательщик', 'payer'],
  payments: ['төлемдер', 'платежи', 'payments'],
  proposal: ['ұсыныс', 'предложение', 'proposal'],
  provider_id: ['балабақша', 'детский сад', 'kindergarten'],
  providerId: ['балабақша', 'детский сад', 'kindergarten'],
  purpose: ['мақсаты', 'цель', 'purpose'],
  read: ['оқылған жолдар', 'прочитано строк', 'lines read'],
  reason: ['себебі', 'причина', 'reason'],
  referral: ['жолдама', 'направление', 'referral'],
  refused: ['бас тартылды', 'отказано', 'refused'],
  register: ['тізілім', 'реестр', 'register'],
  released: ['босатылды', 'снято', 'released'],
  replaces: ['орнына', 'вместо', 'replaces'],
  republican: ['республикалық бюджет, тиын', 'республиканский бюджет, тиын', 'republican budget, tiyn'],
  returned: ['қайтарылды', 'возвращено', 'returned'],
  role: ['рөлі', 'роль', 'role'],
  rows: ['жазбалар', 'записей', 'rows'],
  rule: ['ереже', 'правило', 'rule'],
  rules: ['ережелер', 'правила', 'rules'],
  sealed: ['мөрленді', 'опечатано', 'sealed'],
  session: ['кіру', 'вход', 'session'],
  sha256: ['хеш', 'хеш', 'hash'],
  state: ['күйі', 'состояние', 'state'],
  statement: ['үзінді көшірме', 'выписка', 'statement'],
  through: ['осы сәтке дейін', 'по момент', 'through'],
  to: ['дейін', 'по', 'to'],
  total: ['барлығы, тиын', 'всего, тиын', 'total, tiyn'],
  version: ['нұсқасы', 'версия', 'version'],
  voucher: ['ваучер', 'ваучер', 'voucher'],
  voucherId: ['ваучер', 'ваучер', 'voucher'],
  waitlist: ['күту парағы', 'лист ожидания', 'waitlist'],
  was: ['бұрын', 'было', 'was'],
  way: ['тәсілі', 'способ', 'way'],
  year: ['жыл', 'год', 'year'],
};

const values: Words = {
  true: ['иә', 'да', 'yes'],
  false: ['жоқ', 'нет', 'no'],
  accepted: ['қабылданды', 'принято', 'accepted'],
  checked: ['тексерілді', 'проверено', 'checked'],
  department: ['Білім басқармасы', 'Управление образования', 'Education Department'],
  draft: ['жоба', 'черновик', 'draft'],
  financialCentre: ['Қаржы орталығы', 'Финансовый центр', 'Financial Centre'],
  held: ['атқарылуда', 'исполняется', 'held'],
  offered: ['ұсынылды', 'предложено', 'offered'],
  passkey: ['кіру кілті', 'ключ доступа', 'passkey'],
  password: ['құпиясөз', 'пароль', 'password'],
  proposed: ['ұсынылды', 'предложено', 'proposed'],
  refused: ['бас тартылды', 'отказано', 'refused'],
  released: ['бекітілді', 'утверждено', 'released'],
  returned: ['қайтарылды', 'возвращено', 'returned'],
  set: ['қойылды', 'задан', 'set'],
  signedByProvider: ['балабақша қол қойды', 'подписан садом', 'signed by the kindergarten'],
  signIn: ['кіру', 'вход', 'sign-in'],
  stepUp: ['қайта растау', 'повторное подтверждение', 'proof once more'],
  totp: ['кодтар қосымшасы', 'приложение с кодами', 'application with codes'],
  waiting: ['күтуде', 'ожидает', 'waiting'],
  withdrawn: ['кері қайтарылды', 'отозвано', 'withdrawn'],
};

/** A step of a path; null: it has no words. Numbers are places in a list, from one. */
function stepText(step: string, language: TextLanguage): string | null {
  if (/^\d+$/.test(step)) return `№\u00a0${Number(step) + 1}`;
  return fields[step]?.[places[language]] ?? null;
}

/** `appointment.held.to` as «назначение, исполняется, по»; null where a step has no words. */
export function pathText(path: string, language: TextLanguage): string | null {
  const steps = path.split('.').map((step) => stepText(step, language));
  return steps.every((step) => step !== null) ? steps.join(', ') : null;
}

/** What a field holds: a role, a mark, a state or a yes in words, anything else as it is written. */
export function valueText(value: string, language: TextLanguage): string {
  const role = roles.find((one) => one === value);
  if (role !== undefined) return roleTexts[language][role];
  const marks = markTexts[language] as Readonly<Record<string, string>>;
  return values[value]?.[places[language]] ?? marks[value] ?? value;
}
