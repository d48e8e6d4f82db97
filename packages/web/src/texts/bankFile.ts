import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** The bank's file beside the register: what it respells and what it cannot hold. */
export const bankFileTexts = defineTexts({
  kk: {
    title: 'Банк файлы',
    listTitle: 'Қазынашылық тізбесі',
    listAbout:
      'Қазынашылық жүйесі файл қабылдамайды: жіберілген тізілімнің тізбесін адам қолмен енгізеді, содан кейін «берілді» деп белгілейді.',
    treasuryXlsx: 'Қазынашылық тізбесі, XLSX',
    treasuryPdf: 'Қазынашылық тізбесі, PDF',
    limit: ({ limit }: { limit: string }) => `Банк қабылдайтын төлем тағайындалуы ${limit} таңбадан аспайды.`,
    same: 'Мәтіндер файлға тізілімдегідей жазылады.',
    changed: ({ shown, count }: { shown: string; count: string }) =>
      `Банктің кодтауында жоқ әріптер ауыстырылады. Өзгеретін өріс: ${count}, көрсетілгені: ${shown}. Алушыны банк атауы бойынша емес, БСН/ЖСН мен ЖСК бойынша таниды.`,
    refused: ({ count }: { count: string }) => `Файлға жазуға келмейді: ${count}. Түзетілмейінше тізілім жіберілмейді`,
    line: 'Жол',
    everyLine: 'барлығы',
    number: '№',
    field: 'Өріс',
    meant: 'Тізілімде',
    written: 'Файлда',
  },
  ru: {
    title: 'Файл банка',
    listTitle: 'Список для казначейства',
    listAbout:
      'Система казначейства файлов не принимает: список отправленного реестра вводят вручную, потом отмечают передачу.',
    treasuryXlsx: 'Список для казначейства, XLSX',
    treasuryPdf: 'Список для казначейства, PDF',
    limit: ({ limit }) => `Назначение платежа банк принимает не длиннее ${limit} знаков.`,
    same: 'Тексты пишутся в файл так же, как в реестре.',
    changed: ({ shown, count }) =>
      `Буквы, которых нет в кодировке банка, заменяются. Изменится полей: ${count}, показано: ${shown}. Получателя банк узнаёт по БИН/ИИН и ИИК, а не по написанию.`,
    refused: ({ count }) => `Нельзя записать в файл: ${count}. Пока не исправлено, реестр не отправить`,
    line: 'Строка',
    everyLine: 'все',
    number: '№',
    field: 'Поле',
    meant: 'В реестре',
    written: 'В файле',
  },
  en: {
    title: 'Bank file',
    listTitle: 'Treasury list',
    listAbout:
      'The treasury’s system takes no file: people enter the list of a released register by hand, then mark it handed over.',
    treasuryXlsx: 'Treasury list, XLSX',
    treasuryPdf: 'Treasury list, PDF',
    limit: ({ limit }) => `The bank takes a purpose of payment of at most ${limit} signs.`,
    same: 'The texts go into the file as they stand in the register.',
    changed: ({ shown, count }) =>
      `Letters that the bank’s encoding lacks are replaced. Fields that change: ${count}, shown: ${shown}. The bank knows a payee by BIN/IIN and account, not by spelling.`,
    refused: ({ count }) => `Cannot be written into the file: ${count}. Until mended, the register is not released`,
    line: 'Line',
    everyLine: 'all',
    number: 'No.',
    field: 'Field',
    meant: 'In the register',
    written: 'In the file',
  },
});
