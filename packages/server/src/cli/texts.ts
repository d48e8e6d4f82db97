/** What the operator's commands say. */
import { formatCount } from '@balapan/domain/text/format.ts';

const help = {
  kk: 'Ескі жүйенің файлдарын жүктейді. Екінші рет жүктеу ештеңені өзгертпейді. --dry-run: тек тексереді; --errors: қателерді файлға жазады; --demonstration: жаңа өңір көрсетілім болады.',
  ru: 'Загружает файлы старой системы. Повторная загрузка ничего не меняет. --dry-run: только проверить; --errors: ошибки в файл; --demonstration: новый регион будет демонстрацией.',
  en: 'Imports the files of an old system. A second run changes nothing. --dry-run: only judge; --errors: write the errors to a file; --demonstration: a new region becomes a demonstration.',
} as const;

export const importTexts = {
  help,
  kk: {
    needsFolder: 'Файлдары бар қалтаны көрсетіңіз: balapan import ҚАЛТА',
    noFolder: (path: string) => `Мұндай қалта жоқ: ${path}`,
    file: (name: string, read: number, fresh: number, bad: number) =>
      `${name}: ${formatCount(read, 'kk')} жол, жаңасы ${formatCount(fresh, 'kk')}, қабылданбағаны ${formatCount(bad, 'kk')}`,
    known: (name: string) => `${name}: бұрын жүктелген`,
    refused: (name: string) => `${name}: оқылмады`,
    cleanup: (day: string, lines: number, live: number) =>
      `${day} кезегі тазаланды: ${formatCount(lines, 'kk')} жолдан ${formatCount(live, 'kk')} қалды`,
    more: (count: number) => `… тағы ${formatCount(count, 'kk')}`,
    total: (fresh: number, bad: number, dryRun: boolean) =>
      `${dryRun ? 'Тексерілді, ештеңе жазылған жоқ' : 'Жүктелді'}: жаңа жолдар ${formatCount(fresh, 'kk')}, қателер ${formatCount(bad, 'kk')}.`,
  },
  ru: {
    needsFolder: 'Укажите папку с файлами: balapan import ПАПКА',
    noFolder: (path: string) => `Нет такой папки: ${path}`,
    file: (name: string, read: number, fresh: number, bad: number) =>
      `${name}: строк ${formatCount(read, 'ru')}, новых ${formatCount(fresh, 'ru')}, не принято ${formatCount(bad, 'ru')}`,
    known: (name: string) => `${name}: загружен раньше`,
    refused: (name: string) => `${name}: не прочитан`,
    cleanup: (day: string, lines: number, live: number) =>
      `Очередь на ${day} очищена: из ${formatCount(lines, 'ru')} строк осталось ${formatCount(live, 'ru')}`,
    more: (count: number) => `… и ещё ${formatCount(count, 'ru')}`,
    total: (fresh: number, bad: number, dryRun: boolean) =>
      `${dryRun ? 'Проверено, ничего не записано' : 'Загружено'}: новых строк ${formatCount(fresh, 'ru')}, ошибок ${formatCount(bad, 'ru')}.`,
  },
  en: {
    needsFolder: 'Name the folder of the files: balapan import DIR',
    noFolder: (path: string) => `No such folder: ${path}`,
    file: (name: string, read: number, fresh: number, bad: number) =>
      `${name}: ${formatCount(read, 'en')} lines, ${formatCount(fresh, 'en')} new, ${formatCount(bad, 'en')} refused`,
    known: (name: string) => `${name}: imported before`,
    refused: (name: string) => `${name}: not read`,
    cleanup: (day: string, lines: number, live: number) =>
      `The queue of ${day} was cleaned: ${formatCount(live, 'en')} of ${formatCount(lines, 'en')} lines stay`,
    more: (count: number) => `… and ${formatCount(count, 'en')} more`,
    total: (fresh: number, bad: number, dryRun: boolean) =>
      `${dryRun ? 'Judged, nothing written' : 'Imported'}: ${formatCount(fresh, 'en')} new lines, ${formatCount(bad, 'en')} errors.`,
  },
} as const;

export const figuresTexts = {
  help: {
    kk: 'Іске қосу көрсеткіштерін сол күннің 08:00-інде болған деректерден есептейді.',
    ru: 'Считает показатели запуска по данным на 08:00 указанного дня.',
    en: 'Computes the figures of the launch from the facts as of 08:00 of the day.',
  },
  kk: {
    notADay: (text: string) => `Мұндай күн жоқ: ${text}. Былай жазыңыз: 2025-09-11.`,
    incomplete: (day: string, names: string) => `${day} күніне деректер толық емес: ${names}.`,
  },
  ru: {
    notADay: (text: string) => `Такого дня нет: ${text}. Напишите так: 2025-09-11.`,
    incomplete: (day: string, names: string) => `На ${day} данных ещё не хватает: ${names}.`,
  },
  en: {
    notADay: (text: string) => `There is no such day: ${text}. Write it as 2025-09-11.`,
    incomplete: (day: string, names: string) => `The data of ${day} are not complete yet: ${names}.`,
  },
} as const;
