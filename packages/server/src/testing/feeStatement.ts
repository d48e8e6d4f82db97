/** A statement of a kindergarten's bank, as its accountant gets it. */

export interface Paid {
  readonly document: string;
  readonly sum: string;
  readonly purpose: string;
  /** As banks write days. */
  readonly day?: string;
}

/** @returns base64 of the file */
export function feeStatement(lines: readonly Paid[], account = 'KZ18722S000012345678'): string {
  const documents = lines.flatMap(({ document, sum, purpose, day = '08.09.2025' }) => [
    'СекцияДокумент=Выписка',
    `ДатаОперации=${day}`,
    `НомерДокумента=${document}`,
    `СуммаПриход=${sum}`,
    'ПлательщикНаименование=АХМЕТОВА А.',
    'ПлательщикИИК=850512400333',
    `НазначениеПлатежа=${purpose}`,
    'КонецДокумента',
  ]);
  const head = ['1CClientBankExchange', 'ВерсияФормата=2.00', 'Кодировка=UTF8'];
  const days = ['ДатаНачала=08.09.2025', 'ДатаКонца=08.09.2025', `РасчСчет=${account}`];
  return Buffer.from([...head, ...days, ...documents, 'КонецФайла', ''].join('\n')).toString('base64');
}
