/** The body of an electronic act, `AwpV1` of ИС ЭСФ (docs/decisions/0034): organisations, contract and sums, no child. */
import type { Day } from './day.ts';
import { type Tiyn, zero } from './money.ts';

export interface EactParty {
  readonly tin: string;
  readonly name: string;
  readonly address: string;
  readonly iban: string | null;
  readonly bik: string | null;
}

export interface EactWork {
  readonly name: string;
  readonly days: number;
  /** A month. */
  readonly norm: Tiyn;
  readonly total: Tiyn;
}

export interface EactFacts {
  readonly number: string;
  readonly date: Day;
  /** Last day of the month of service. */
  readonly performed: Day;
  readonly contract: { readonly number: string; readonly day: Day };
  readonly recipient: Omit<EactParty, 'iban' | 'bik'>;
  readonly sender: EactParty;
  readonly works: readonly EactWork[];
  readonly total: Tiyn;
}

const sign: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Text as it stands in XML; signs that XML forbids are left out. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these very signs are forbidden in XML
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '').replaceAll(/[&<>"']/gu, (one) => sign[one] ?? '');

const tag = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
const dated = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** `50358.14` */
export function decimal(value: Tiyn): string {
  const digits = `${value < 0n ? -value : value}`.padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The bytes are the same for the same facts: they are signed. Education on the state order bears no VAT (a zero stands there). */
export function eactXml({ number, date, performed, contract, recipient, sender, works, total }: EactFacts): string {
  const bank =
    sender.iban === null ? '' : `<bankDetails>${tag('bik', sender.bik ?? '')}${tag('iik', sender.iban)}</bankDetails>`;
  return [
    '<v1:awp xmlns:v1="v1.awp">',
    tag('date', dated(date)),
    tag('number', number),
    tag('performedDate', dated(performed)),
    `<contract>${tag('date', dated(contract.day))}${tag('isContract', 'true')}${tag('number', contract.number)}</contract>`,
    `<recipients><recipient>${tag('address', recipient.address)}${tag('tin', recipient.tin)}${tag('name', recipient.name)}${tag('nonResident', 'false')}${tag('registrationType', 'ENTERPRISE')}</recipient></recipients>`,
    `<senders><sender>${tag('address', sender.address)}${tag('tin', sender.tin)}${bank}${tag('name', sender.name)}</sender></senders>`,
    `<worksPerformed>${tag('currencyCode', 'KZT')}${sums(total)}<works>${works.map(work).join('')}</works></worksPerformed>`,
    '</v1:awp>',
  ].join('');
}

const sums = (total: Tiyn): string =>
  `${tag('totalNdsAmount', decimal(zero))}${tag('totalSumWithTax', decimal(total))}${tag('totalSumWithoutTax', decimal(total))}${tag('totalTurnoverSize', decimal(total))}`;

const work = ({ name, days, norm, total }: EactWork): string =>
  `<work>${tag('name', name)}${tag('ndsAmount', decimal(zero))}${tag('ndsRate', '0')}${tag('quantity', `${days}`)}${tag('sumWithTax', decimal(total))}${tag('sumWithoutTax', decimal(total))}${tag('turnoverSize', decimal(total))}${tag('unitPriceWithoutTax', decimal(norm))}</work>`;
