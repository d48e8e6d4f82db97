/** What the importer tells of files and lines, beside the errors of the house (errors.ts). */
import { type Catalogue, defineTexts } from '../catalogue.ts';

type Nothing = Readonly<Record<never, never>>;

export interface ImportErrorParams {
  /** Another import of the region is under way. */
  'import.running': Nothing;
  /** The folder holds no file of a city. */
  'import.nothing': Nothing;
  /** The manifest is of another format or version. */
  'import.manifest': { readonly expected: string };
  /** The manifest is of another region. */
  'import.otherRegion': { readonly expected: string };
  /** A file with a name that means nothing here. */
  'import.unknownFile': Nothing;
  /** A period that ends before it begins. */
  'import.period': Nothing;
  /** A period that overlaps another one of the same thing. */
  'import.overlap': { readonly file: string; readonly line: string };
  /** The person holds the same post on some of these days; file and line are empty where it is in the system already. */
  'import.appointmentOverlap': {
    readonly from: string;
    readonly to: string;
    readonly file: string;
    readonly line: string;
  };
  /** The person is no guardian of the child. */
  'import.notGuardian': Nothing;
  /** The child has no day in that group in that month. */
  'import.notInGroup': { readonly group: string };
  /** A month that is not the one of the file's name. */
  'import.otherMonth': { readonly expected: string };
  /** Days of the line that do not fit each other. */
  'import.daysDiffer': { readonly expected: number; readonly actual: number };
  /** A line of the register that belongs to no act. */
  'import.noAct': { readonly file: string };
  /** The district's outline is no outline. */
  'import.outline': Nothing;
}

type Texts = { readonly [Code in keyof ImportErrorParams]: (params: ImportErrorParams[Code]) => string };

export const importErrorTexts: Catalogue<Texts> = defineTexts<Texts>({
  kk: {
    'import.running': () => 'Өңірдің деректері қазір басқа терезеде жүктеліп жатыр, соның аяқталуын күтіңіз',
    'import.nothing': () => 'Қалтада қала файлдарының бірде-бірі жоқ',
    'import.manifest': (p) => `Файл басқа пішімде, күтілгені: ${p.expected}`,
    'import.otherRegion': (p) => `Файлдар басқа өңірдікі, күтілгені: ${p.expected}`,
    'import.unknownFile': () => 'Мұндай файл қарастырылмаған, ол оқылмады',
    'import.period': () => 'Мерзімнің соңы басынан бұрын тұр',
    'import.overlap': (p) => `Мерзім басқа жолмен қабаттасады: ${p.file}, ${p.line}-жол`,
    'import.appointmentOverlap': (p) =>
      `Бұл адамның осы жерде мұндай лауазымы бар: ${p.from} – ${p.to}${p.file === '' ? ', жүйеде' : `, ${p.file}, ${p.line}-жол`}`,
    'import.notGuardian': () => 'Бұл адам баланың өкілі емес',
    'import.notInGroup': (p) => `Бала бұл айда ${p.group} тобында болған жоқ`,
    'import.otherMonth': (p) => `Ай файл атауымен сәйкес емес, күтілгені: ${p.expected}`,
    'import.daysDiffer': (p) => `Күндер саны сәйкес емес: ${p.expected} болуы керек, ${p.actual} тұр`,
    'import.noAct': (p) => `Бұл жолдың актісі жоқ: ${p.file}`,
    'import.outline': () => 'Аудан шекарасы дұрыс жазылмаған',
  },
  ru: {
    'import.running': () => 'Данные региона уже загружаются в другом окне, дождитесь окончания',
    'import.nothing': () => 'В папке нет ни одного файла города',
    'import.manifest': (p) => `Файл другого формата, ожидается: ${p.expected}`,
    'import.otherRegion': (p) => `Файлы другого региона, ожидается: ${p.expected}`,
    'import.unknownFile': () => 'Такой файл не предусмотрен, он не прочитан',
    'import.period': () => 'Конец периода раньше его начала',
    'import.overlap': (p) => `Период пересекается с другой строкой: ${p.file}, строка ${p.line}`,
    'import.appointmentOverlap': (p) =>
      `У этого человека здесь уже есть такая должность: ${p.from} – ${p.to}${p.file === '' ? ', в системе' : `, ${p.file}, строка ${p.line}`}`,
    'import.notGuardian': () => 'Этот человек не представляет ребёнка',
    'import.notInGroup': (p) => `Ребёнка не было в группе ${p.group} в этом месяце`,
    'import.otherMonth': (p) => `Месяц не совпадает с названием файла, ожидается: ${p.expected}`,
    'import.daysDiffer': (p) => `Дни не сходятся: должно быть ${p.expected}, стоит ${p.actual}`,
    'import.noAct': (p) => `У этой строки нет акта: ${p.file}`,
    'import.outline': () => 'Граница района записана неверно',
  },
  en: {
    'import.running': () => 'Data of the region are being imported elsewhere, wait until that has ended',
    'import.nothing': () => 'The folder holds none of the files of a city',
    'import.manifest': (p) => `The file has another format, expected: ${p.expected}`,
    'import.otherRegion': (p) => `The files are of another region, expected: ${p.expected}`,
    'import.unknownFile': () => 'There is no use for this file, it was not read',
    'import.period': () => 'The period ends before it begins',
    'import.overlap': (p) => `The period overlaps another line: ${p.file}, line ${p.line}`,
    'import.appointmentOverlap': (p) =>
      `This person already holds this post here: ${p.from} – ${p.to}${p.file === '' ? ', in the system' : `, ${p.file}, line ${p.line}`}`,
    'import.notGuardian': () => 'This person does not stand for the child',
    'import.notInGroup': (p) => `The child was not in group ${p.group} in this month`,
    'import.otherMonth': (p) => `The month is not that of the file's name, expected: ${p.expected}`,
    'import.daysDiffer': (p) => `The days do not add up: ${p.expected} expected, ${p.actual} given`,
    'import.noAct': (p) => `This line has no act: ${p.file}`,
    'import.outline': () => "The district's outline is not an outline",
  },
});
