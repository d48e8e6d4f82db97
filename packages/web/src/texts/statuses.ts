import { defineTexts } from '@balapan/domain/text/catalogue.ts';

type Read = Record<'executed' | 'refused' | 'repeated', string>;

/** The list of states that a bank or the treasury gives out of a register. */
export const statusesTexts = defineTexts({
  kk: {
    read: 'Төлемдер күйінің тізімі',
    readAbout:
      'Банктің не қазынашылықтың CSV не XLSX тізімі. Бағандары: құжат нөмірі, күйі (орындалды не бас тартылды), күні, сомасы, себебі. Қате жолдар аталады, дұрыстары жазылады; бір тізім екінші рет ештеңені өзгертпейді.',
    choose: 'Файл таңдау',
    known: 'Бұл тізім бұрын оқылған: жаңа жол жоқ.',
    result: ({ executed, refused, repeated }: Read) =>
      `Орындалды ${executed}, бас тартылды ${refused}, бұрын белгілі ${repeated}.`,
    problems: 'Тізімдегі қателер',
    line: 'Жол',
    field: 'Баған',
    value: 'Мәні',
    reason: 'Не дұрыс емес',
  },
  ru: {
    read: 'Список статусов платежей',
    readAbout:
      'Список банка или казначейства в CSV или XLSX. Столбцы: номер документа, статус (исполнено или отказано), дата, сумма, причина. Ошибочные строки будут названы, верные записаны; тот же список второй раз ничего не изменит.',
    choose: 'Выбрать файл',
    known: 'Этот список уже прочитан: новых строк нет.',
    result: ({ executed, refused, repeated }) =>
      `Исполнено ${executed}, отказано ${refused}, было известно ${repeated}.`,
    problems: 'Ошибки в списке',
    line: 'Строка',
    field: 'Столбец',
    value: 'Значение',
    reason: 'Что не так',
  },
  en: {
    read: 'List of states of payments',
    readAbout:
      'A list of the bank or the treasury as CSV or XLSX. Columns: document number, status (executed or refused), date, sum, reason. Wrong lines are named, good ones are booked; the same list changes nothing a second time.',
    choose: 'Choose a file',
    known: 'This list was read before: no new lines.',
    result: ({ executed, refused, repeated }) => `Executed ${executed}, refused ${refused}, known before ${repeated}.`,
    problems: 'Errors in the list',
    line: 'Line',
    field: 'Column',
    value: 'Value',
    reason: 'What is wrong',
  },
});
