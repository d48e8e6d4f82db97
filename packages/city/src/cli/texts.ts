/** What the command that writes a city says. */
import { formatCount } from '@balapan/domain/text/format.ts';

export const cityTexts = {
  help: {
    kk: 'Ойдан құрастырылған қаланың файлдарын жазады. --size: small (1 000 бала), almaty (іске қосу күнгі сандар) немесе бала саны; --seed: бірдей санмен файлдар байтына дейін бірдей; --months: 2025 жылғы маусымға дейінгі жабық айлар, 0–41; --json: тек мазмұнын шығарады.',
    ru: 'Пишет файлы выдуманного города. --size: small (1 000 детей), almaty (цифры запуска) или число детей; --seed: с тем же числом файлы те же до байта; --months: закрытые месяцы до июня 2025 года, 0–41; --json: вывести только опись.',
    en: 'Writes the files of an invented city. --size: small (1,000 children), almaty (the figures of the launch) or a number of children; --seed: the same number gives the same bytes; --months: closed months before June 2025, 0–41; --json: print the manifest only.',
  },
  kk: {
    needsOut: 'Қайда жазу керегін көрсетіңіз: --out ҚАЛТА',
    notWhole: (option: string, value: string) => `${option} бүтін сан болуы керек, «${value}» емес`,
    outside: (option: string, from: number, to: number) =>
      `${option}: ${formatCount(from, 'kk')} мен ${formatCount(to, 'kk')} аралығында`,
    done: (files: number, rows: number, out: string) =>
      `${formatCount(files, 'kk')} файл, ${formatCount(rows, 'kk')} жол: ${out}`,
    noRoom: 'Дискіде орын қалмады.',
    noRight: 'Бұл қалтаға жазуға болмайды.',
    notFolder: 'Бұл жол қалта емес, файл.',
  },
  ru: {
    needsOut: 'Укажите, куда писать: --out ПАПКА',
    notWhole: (option: string, value: string) => `${option} — целое число, а не «${value}»`,
    outside: (option: string, from: number, to: number) =>
      `${option}: от ${formatCount(from, 'ru')} до ${formatCount(to, 'ru')}`,
    done: (files: number, rows: number, out: string) =>
      `Файлов ${formatCount(files, 'ru')}, строк ${formatCount(rows, 'ru')}: ${out}`,
    noRoom: 'На диске не осталось места.',
    noRight: 'В эту папку нельзя писать.',
    notFolder: 'Этот путь ведёт к файлу, а не к папке.',
  },
  en: {
    needsOut: 'Say where to write: --out DIR',
    notWhole: (option: string, value: string) => `${option} takes a whole number, not "${value}"`,
    outside: (option: string, from: number, to: number) =>
      `${option}: from ${formatCount(from, 'en')} to ${formatCount(to, 'en')}`,
    done: (files: number, rows: number, out: string) =>
      `${formatCount(files, 'en')} files, ${formatCount(rows, 'en')} lines: ${out}`,
    noRoom: 'There is no room left on the disk.',
    noRight: 'This folder may not be written to.',
    notFolder: 'This path is a file, not a folder.',
  },
} as const;
