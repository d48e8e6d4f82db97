/**
 * A list of states of a register's payments, as a bank or the treasury gives it out (kazakhstan.md 6.3): which columns it has, by
 * whatever name they go, and which words stand for carried out and refused.
 */
export const statusColumns = ['documentNumber', 'status', 'day', 'amount', 'reason'] as const;
export type StatusColumn = (typeof statusColumns)[number];
export type BankStatus = 'executed' | 'refused';

const names: Readonly<Record<StatusColumn, readonly string[]>> = {
  documentNumber: [
    'номер документа',
    'номер',
    '№',
    'құжат нөмірі',
    'нөмір',
    'document number',
    'document_number',
    'number',
  ],
  status: ['статус', 'состояние', 'күйі', 'мәртебесі', 'status', 'state'],
  day: ['дата', 'дата оплаты', 'күні', 'төленген күні', 'date', 'day'],
  amount: ['сумма', 'сомасы', 'amount', 'sum'],
  reason: ['причина', 'причина отказа', 'себебі', 'бас тарту себебі', 'reason'],
};
const words: Readonly<Record<BankStatus, readonly string[]>> = {
  executed: ['исполнено', 'исполнен', 'оплачено', 'орындалды', 'төленді', 'executed', 'paid'],
  refused: ['отказано', 'отказ', 'возвращено', 'бас тартылды', 'қайтарылды', 'refused', 'returned'],
};

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ');

/** The column that a head means, whatever unit stands behind its comma; `null`: none that is needed. */
export function statusColumnOf(head: string): StatusColumn | null {
  const [name = ''] = plain(head).split(',');
  return statusColumns.find((column) => names[column].includes(name)) ?? null;
}

/** What a word says; `null`: nothing that we know. */
export function bankStatusOf(word: string): BankStatus | null {
  return (['executed', 'refused'] as const).find((status) => words[status].includes(plain(word))) ?? null;
}

/** The words to write, for whoever wrote others. */
export const statusWords: string = [words.executed[0], words.executed[3], words.refused[0], words.refused[3]].join(
  ', ',
);

/** `11.09.2025` and `2025-09-11` alike, as `2025-09-11`; another text stays as it is. */
export const isoDayText = (text: string): string => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/u, '$3-$2-$1');
