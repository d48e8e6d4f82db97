/** What `npm start` says on the terminal. */
import type { CommandLanguage } from '@balapan/api/command.ts';
import type { StartStep } from '@balapan/server/http/progressPage.ts';

type Steps = Readonly<Record<Exclude<StartStep, 'ready'>, string>>;

interface StartTexts {
  readonly steps: Steps;
  readonly progressPage: (address: string) => string;
  readonly ready: (address: string, seconds: string) => string;
  readonly stop: string;
  readonly takenByUs: (port: number, other: number) => string;
  readonly takenByUsBusy: (port: number, other: number) => string;
  readonly takenByOther: (port: number, other: number) => string;
  readonly badPort: (text: string) => string;
  readonly badCity: (text: string) => string;
  readonly badSeed: (text: string) => string;
  readonly otherCity: (there: string, folder: string) => string;
  readonly noCity: string;
  readonly noDatabase: (reason: string) => string;
  readonly notEmpty: string;
  readonly waitingForOther: string;
  readonly unfinished: string;
  readonly noWeb: (reason: string) => string;
  readonly badAnchors: (path: string) => string;
  readonly badPublicUrl: (text: string) => string;
  readonly badProxy: (text: string) => string;
  readonly plainHttp: (text: string) => string;
  readonly onlyHere: string;
  readonly badClamd: (text: string) => string;
  readonly badEsfAccounts: (file: string) => string;
  readonly badFieldKeys: string;
}

export const startTexts: Readonly<Record<CommandLanguage, StartTexts>> = {
  kk: {
    steps: {
      database: 'Дерекқор ашылуда',
      files: 'Қала файлдары жазылуда',
      import: 'Файлдар оқылуда',
      cleanup: 'Кезек тазалануда',
      living: 'Қала соңғы күндерін өткізуде',
    },
    progressPage: (address) => `Балапан қаланы дайындап жатыр, барысы: ${address}`,
    ready: (address, seconds) => `Балапан дайын (${seconds} с): ${address}`,
    stop: 'Тоқтату: Ctrl+C.',
    takenByUs: (port, other) =>
      `${port} портында Балапан жұмыс істеп тұр: http://localhost:${port} мекенжайын ашыңыз немесе басқа порт беріңіз: PORT=${other} npm start.`,
    takenByUsBusy: (port, other) =>
      `${port} портында Балапан қаланы дайындап жатыр: http://localhost:${port} мекенжайын ашыңыз немесе басқа порт беріңіз: PORT=${other} npm start.`,
    takenByOther: (port, other) =>
      `${port} портын басқа бағдарлама алып тұр: басқа порт беріңіз: PORT=${other} npm start.`,
    badPort: (text) => `PORT 0 мен 65535 арасындағы сан болуы керек, ал мұнда: ${text}.`,
    badCity: (text) =>
      `CITY мәні almaty, small немесе балалар саны (600 бен 800 000 арасы) болуы керек, ал мұнда: ${text}.`,
    badSeed: (text) => `SEED бүтін сан болуы керек, ал мұнда: ${text}.`,
    otherCity: (there, folder) =>
      `${folder} қалтасында «${there}» қаласы тұр, сол ашылады; басқасы үшін BALAPAN_DATA арқылы басқа қалта беріңіз.`,
    noCity:
      'Дерекқорда қала жоқ: файлдарын жүктеңіз (npm run balapan -- import ҚАЛТА), содан кейін бет өзі ашылады; көрсетілім үшін DEMONSTRATION=1 қосыңыз.',
    noDatabase: (reason) => `DATABASE_URL мекенжайындағы дерекқорға қосылу мүмкін болмады: ${reason}`,
    notEmpty: 'Дерекқорда қала бар: DEMONSTRATION=1 тек бос дерекқорға арналған, сондықтан сол қала ашылады.',
    waitingForOther: 'Бұл қаланы басқа терезе дайындап жатыр, күтеміз…',
    unfinished: 'Алдыңғы дайындық үзіліп қалыпты, қала қайтадан жасалады.',
    noWeb: (reason) => `Кабинет беттері жиналмады, ескілері көрсетіледі: ${reason}`,
    badAnchors: (path) => `TRUST_ANCHORS файлын оқу мүмкін емес (PEM сертификаттары керек): ${path}`,
    badPublicUrl: (text) => `PUBLIC_URL – жолсыз мекенжай, мысалы https://balapan.example.kz, ал мұнда: ${text}.`,
    badProxy: (text) => `TRUST_PROXY – үтірмен бөлінген IP мекенжайлар немесе желілер (10.0.0.0/8), ал мұнда: ${text}.`,
    plainHttp: (text) =>
      `Шынайы деректер тек HTTPS арқылы беріледі: PUBLIC_URL https:// деп басталуы керек, ал мұнда: ${text}.`,
    onlyHere:
      'HOST сырттан қосылуға рұқсат береді, бірақ PUBLIC_URL берілмеген: тек localhost мекенжайына жауап беріледі.',
    badEsfAccounts: (file) => `ESF_ACCOUNTS файлы оқылмайды: ${file}. Үлгісі docs/operator.md ішінде.`,
    badClamd: (text) => `CLAMD мекенжай:порт түрінде болуы керек, мысалы 127.0.0.1:3310, ал мұнда: ${text}.`,
    badFieldKeys:
      'FIELD_KEYS қате жазылған: аты:кілт, арасында үтір; кілт – Base64 түріндегі 32 байт; аттары бірдей болмауы керек.',
  },
  ru: {
    steps: {
      database: 'Открывается база данных',
      files: 'Пишутся файлы города',
      import: 'Читаются файлы',
      cleanup: 'Очищается очередь',
      living: 'Город проживает последние дни',
    },
    progressPage: (address) => `Балапан готовит город, ход виден здесь: ${address}`,
    ready: (address, seconds) => `Балапан готов (${seconds} с): ${address}`,
    stop: 'Остановить: Ctrl+C.',
    takenByUs: (port, other) =>
      `На порту ${port} уже работает Балапан: откройте http://localhost:${port} или задайте другой порт: PORT=${other} npm start.`,
    takenByUsBusy: (port, other) =>
      `На порту ${port} Балапан уже готовит город: откройте http://localhost:${port} или задайте другой порт: PORT=${other} npm start.`,
    takenByOther: (port, other) =>
      `Порт ${port} занят другой программой: задайте другой порт: PORT=${other} npm start.`,
    badPort: (text) => `PORT должен быть числом от 0 до 65535, а здесь: ${text}.`,
    badCity: (text) => `CITY бывает almaty, small или число детей (от 600 до 800 000), а здесь: ${text}.`,
    badSeed: (text) => `SEED должен быть целым числом, а здесь: ${text}.`,
    otherCity: (there, folder) =>
      `В папке ${folder} уже стоит город «${there}», он и откроется; для другого укажите другую папку в BALAPAN_DATA.`,
    noCity:
      'В базе ещё нет города: загрузите его файлы (npm run balapan -- import ПАПКА), и страницы откроются сами; для показа задайте DEMONSTRATION=1.',
    noDatabase: (reason) => `Нет связи с базой данных из DATABASE_URL: ${reason}`,
    notEmpty: 'В базе уже есть город: DEMONSTRATION=1 годится только для пустой базы, поэтому открывается этот город.',
    waitingForOther: 'Этот город уже готовит другое окно, ждём…',
    unfinished: 'Прежняя подготовка оборвалась, город делается заново.',
    noWeb: (reason) => `Страницы кабинетов не собрались, показываются прежние: ${reason}`,
    badAnchors: (path) => `Файл из TRUST_ANCHORS не читается (нужны сертификаты PEM): ${path}`,
    badPublicUrl: (text) => `PUBLIC_URL – адрес без пути, например https://balapan.example.kz, а здесь: ${text}.`,
    badProxy: (text) => `TRUST_PROXY – IP-адреса или сети (10.0.0.0/8) через запятую, а здесь: ${text}.`,
    plainHttp: (text) =>
      `Настоящие данные передаются только по HTTPS: PUBLIC_URL должен начинаться с https://, а здесь: ${text}.`,
    onlyHere: 'HOST разрешает подключаться извне, но PUBLIC_URL не задан: система ответит только по адресу localhost.',
    badEsfAccounts: (file) => `Файл ESF_ACCOUNTS не читается: ${file}. Образец в docs/operator.md.`,
    badClamd: (text) => `CLAMD задаётся как адрес:порт, например 127.0.0.1:3310, а здесь: ${text}.`,
    badFieldKeys: 'FIELD_KEYS записаны неверно: имя:ключ через запятую; ключ – 32 байта в Base64; имена разные.',
  },
  en: {
    steps: {
      database: 'Opening the database',
      files: 'Writing the files of the city',
      import: 'Reading the files',
      cleanup: 'Cleaning the queue',
      living: 'The city lives through its last days',
    },
    progressPage: (address) => `Balapan is preparing the city, watch it at ${address}`,
    ready: (address, seconds) => `Balapan is ready (${seconds} s): ${address}`,
    stop: 'To stop it: Ctrl+C.',
    takenByUs: (port, other) =>
      `Balapan already runs on port ${port}: open http://localhost:${port} or choose another port: PORT=${other} npm start.`,
    takenByUsBusy: (port, other) =>
      `Balapan is already preparing a city on port ${port}: open http://localhost:${port} or choose another port: PORT=${other} npm start.`,
    takenByOther: (port, other) =>
      `Port ${port} is taken by another program: choose another port: PORT=${other} npm start.`,
    badPort: (text) => `PORT must be a number from 0 to 65535, and here it is: ${text}.`,
    badCity: (text) => `CITY is almaty, small or a number of children (600 to 800,000), and here it is: ${text}.`,
    badSeed: (text) => `SEED must be a whole number, and here it is: ${text}.`,
    otherCity: (there, folder) =>
      `The folder ${folder} already holds the city “${there}”, which is what opens; for another one name another folder in BALAPAN_DATA.`,
    noCity:
      'The database holds no city yet: import its files (npm run balapan -- import DIR) and the pages open by themselves; for a demonstration set DEMONSTRATION=1.',
    noDatabase: (reason) => `The database of DATABASE_URL cannot be reached: ${reason}`,
    notEmpty: 'The database already holds a city: DEMONSTRATION=1 is for an empty one only, so that city opens.',
    waitingForOther: 'Another window is preparing this city already, waiting for it…',
    unfinished: 'An earlier preparation was cut short, the city is made anew.',
    noWeb: (reason) => `The pages of the cabinets could not be built, the earlier ones are shown: ${reason}`,
    badAnchors: (path) => `The file of TRUST_ANCHORS cannot be read (PEM certificates are needed): ${path}`,
    badPublicUrl: (text) =>
      `PUBLIC_URL is an address without a path, like https://balapan.example.kz, and here it is: ${text}.`,
    badProxy: (text) =>
      `TRUST_PROXY is IP addresses or networks (10.0.0.0/8) with commas between, and here it is: ${text}.`,
    plainHttp: (text) =>
      `Real data travel by HTTPS only: PUBLIC_URL must begin with https://, and here it is: ${text}.`,
    onlyHere: 'HOST lets other machines in, but PUBLIC_URL is not set: only localhost is answered.',
    badEsfAccounts: (file) => `The file ESF_ACCOUNTS cannot be read: ${file}. See docs/operator.md.`,
    badClamd: (text) => `CLAMD is an address:port, like 127.0.0.1:3310, and here it is: ${text}.`,
    badFieldKeys:
      'FIELD_KEYS are written wrongly: name:key, commas between; a key is 32 bytes in Base64; names differ.',
  },
};
