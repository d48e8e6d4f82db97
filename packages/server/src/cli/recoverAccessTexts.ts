import type { Recovered } from '../access/proof/recoverByOperator.ts';

/** What `balapan recover-access` says. */
interface Texts {
  readonly noReason: string;
  readonly notOne: string;
  readonly notThem: string;
  readonly done: (recovered: Recovered) => string[];
}

const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

export const recoverAccessTexts = {
  help: {
    kk: 'Жалғыз әкімшінің (немесе --iin көрсеткен әкімші не Басқарма басшысының) жоғалған кіру жолын қайтарады: құпиясөзі, екінші факторлары, сеанстары тоқтайды, бір реттік шақыру шығады. Аудитке жазылады.',
    ru: 'Возвращает доступ единственному администратору (или администратору либо главе Управления с ИИН из --iin): пароль, вторые факторы и сеансы прекращаются, печатается одноразовое приглашение. Пишется в аудит.',
    en: 'Gives the access of the only administrator back (or of the administrator or the Department’s head with the IIN of --iin): password, second factors and sessions end, a one-time invitation is printed. Written into the audit.',
  },
  kk: {
    noReason: 'Себебін жазыңыз, кемінде 10 таңба: --reason "телефоны жоғалды, өтініш № 5"',
    notOne:
      'Бүгін әкімші жоқ немесе бірнешеу. Қайсысы екенін --iin арқылы көрсетіңіз; бірнешеу болса, кіруді жүйедегі екі адам қайтара алады.',
    notThem:
      'Бүгін мұндай ЖСН-мен әкімші де, Басқарма басшысы да жоқ. Басқалардың кіруін «Қызметкерлер: кіру» бетінде екі адам қайтарады.',
    done: ({ name, code, endsAt }) => [
      `${name}: құпиясөз, екінші факторлар, сеанстар тоқтатылды.`,
      `Бір реттік шақыру: ${code}`,
      `${minute(endsAt)} дейін жарамды. Қолма-қол беріңіз: /invitation`,
    ],
  } satisfies Texts,
  ru: {
    noReason: 'Напишите причину, не меньше 10 знаков: --reason "утерян телефон, заявление № 5"',
    notOne:
      'Администратора сегодня нет, или их несколько. Укажите, кого: --iin; если их несколько, доступ могут вернуть два человека в системе.',
    notThem:
      'С таким ИИН сегодня нет ни администратора, ни главы Управления. Остальным доступ возвращают два человека на странице «Сотрудники: доступ».',
    done: ({ name, code, endsAt }) => [
      `${name}: пароль, вторые факторы и сеансы прекращены.`,
      `Одноразовое приглашение: ${code}`,
      `Действует до ${minute(endsAt)}. Передайте лично: /invitation`,
    ],
  } satisfies Texts,
  en: {
    noReason: 'Say why, in at least 10 characters: --reason "phone lost, application No. 5"',
    notOne:
      'There is no administrator today, or there are several. Say whose with --iin; where there are several, two people give it back in the system.',
    notThem:
      'Nobody with that IIN is an administrator or the Department’s head today. The access of others is given back by two people on “Staff: access”.',
    done: ({ name, code, endsAt }) => [
      `${name}: password, second factors and sessions have ended.`,
      `One-time invitation: ${code}`,
      `Good until ${minute(endsAt)}. Hand it over in person: /invitation`,
    ],
  } satisfies Texts,
} as const;
