/** What the first start may say, in the language of the terminal. */
const TEXTS = {
  installing: {
    kk: 'Бағдарламаның бөліктері орнатылып жатыр (бір рет, шамамен бір минут)…',
    ru: 'Устанавливаются части программы (один раз, около минуты)…',
    en: 'Installing the program’s parts (once, about a minute)…',
  },
  waiting: {
    kk: 'Орнатуды басқа терезе жүргізіп жатыр, күтеміз…',
    ru: 'Установку уже ведёт другое окно, ждём…',
    en: 'Another window is installing already, waiting for it…',
  },
  installed: { kk: 'Орнатылды: {seconds} с.', ru: 'Установлено за {seconds} с.', en: 'Installed in {seconds} s.' },
  network: {
    kk: 'npm тізіліміне қосылу мүмкін болмады: интернетті (немесе npm прокси баптауын) тексеріп, қайталаңыз.',
    ru: 'Нет связи с реестром npm: проверьте интернет (или настройку прокси для npm) и повторите.',
    en: 'The npm registry cannot be reached: check the network (or npm’s proxy setting) and try again.',
  },
  disk: {
    kk: 'Дискіде орын жоқ: {directory} қалтасы үшін кемінде 1,5 ГБ босатыңыз.',
    ru: 'На диске нет места: освободите не меньше 1,5 ГБ для папки {directory}.',
    en: 'The disk is full: free at least 1.5 GB for the folder {directory}.',
  },
  closed: {
    kk: '{directory} қалтасына жазу мүмкін емес: рұқсат беріңіз немесе бағдарламаны басқа қалтаға көшіріңіз.',
    ru: 'В папку {directory} нельзя писать: дайте права или скопируйте программу в другую папку.',
    en: 'The folder {directory} cannot be written to: grant the right or copy the program elsewhere.',
  },
  oldNode: {
    kk: 'Node {found} ескі: Node 20.19 немесе одан жаңасын орнатыңыз.',
    ru: 'Node {found} устарел: установите Node 20.19 или новее.',
    en: 'Node {found} is too old: install Node 20.19 or newer.',
  },
  platform: {
    kk: '{platform} үшін дайын Node жоқ: Node 24 немесе одан жаңасын орнатып, қайталаңыз.',
    ru: 'Для {platform} нет готового Node: установите Node 24 или новее и повторите.',
    en: 'There is no ready-made Node for {platform}: install Node 24 or newer and try again.',
  },
  noNpm: {
    kk: 'npm табылмады: Node-пен бірге келетін npm-ді орнатыңыз.',
    ru: 'Не найден npm: установите npm, который идёт вместе с Node.',
    en: 'npm was not found: install the npm that comes with Node.',
  },
  failed: {
    kk: 'Орнату сәтсіз аяқталды: {reason}',
    ru: 'Установка не удалась: {reason}',
    en: 'Installing failed: {reason}',
  },
  command: {
    kk: 'Мұндай пәрмен жоқ: {name}. Барлары: {list}.',
    ru: 'Нет такой команды: {name}. Есть: {list}.',
    en: 'There is no command {name}. There are: {list}.',
  },
};

/** @typedef {keyof typeof TEXTS} TextKey */

/**
 * One sentence in the terminal's language (LC_ALL, LC_MESSAGES, LANG: kk, ru, else English).
 * @param {TextKey} key
 * @param {Record<string, string>} [params]
 */
export function say(key, params = {}) {
  const wish = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const language = wish.startsWith('kk') ? 'kk' : wish.startsWith('ru') ? 'ru' : 'en';
  return TEXTS[key][language].replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole);
}

/** A failure that is told in one sentence, without a stack. */
export class Told extends Error {
  /**
   * @param {TextKey} key
   * @param {Record<string, string>} [params]
   */
  constructor(key, params) {
    super(say(key, params));
    this.key = key;
  }
}
