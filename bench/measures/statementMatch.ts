import { type BankLine, matchStatement, type PaymentFacts } from '@balapan/domain/statementMatch.ts';
import { median } from '../arithmetic.ts';
import { type Measure, timed } from '../measure.ts';

const count = 10_000;

/** A statement of ten thousand lines against ten thousand payments: single ones, parts, whole registers, returns, strangers. */
export const statementMatchMeasure: Measure = {
  name: 'statement_match',
  unit: 's',
  bar: 5,
  run: async (ground) => {
    const payments = Array.from({ length: count }, (_, at) => paymentOf(at));
    const lines = linesOf(payments).slice(0, count);
    const values: number[] = [];
    for (let round = 1; round <= ground.rounds; round += 1) {
      let settled = 0;
      const millis = await timed(() => {
        settled = matchStatement(lines, payments).filter((match) => match.payments.length > 0).length;
      });
      if (settled < lines.length / 2) throw new Error(`only ${settled} of ${lines.length} lines found their payments`);
      ground.tell(`  round ${round}: ${millis.toFixed(0)} ms, ${settled} of ${lines.length} lines matched`);
      values.push(millis / 1000);
    }
    return { value: median(values), floor: null };
  },
};

function paymentOf(at: number): PaymentFacts {
  const account = `${at}`.padStart(13, '0');
  return {
    id: `payment ${at}`,
    documentNumber: `${100_000 + at}`,
    registerNumber: Math.floor(at / 500),
    amount: BigInt(1_000_000 + at * 37),
    payeeBin: `${at}`.padStart(12, '0'),
    iban: `KZ00722${account}`,
    state: 'sent',
    gone: 0n,
    back: 0n,
  };
}

/** Of each ten payments one goes in two parts, one comes back, the last register goes as one sum; strangers stand between. */
function linesOf(payments: readonly PaymentFacts[]): BankLine[] {
  const lastRegister = payments.at(-1)?.registerNumber ?? 0;
  const single = payments.filter(({ registerNumber }) => registerNumber !== lastRegister);
  const lines = single.flatMap((payment, at): BankLine[] => {
    const { documentNumber, amount, payeeBin: partyBin, iban: partyIban } = payment;
    const line: BankLine = { direction: 'out', documentNumber, amount, partyBin, partyIban, purpose: 'Оплата по акту' };
    if (at % 10 === 3)
      return [
        { ...line, amount: 1n },
        { ...line, amount: amount - 1n },
      ];
    const purpose = `Возврат платежного поручения № ${documentNumber}: счет закрыт`;
    if (at % 10 === 5) return [line, { ...line, direction: 'in', documentNumber: `9${at}`, purpose }];
    if (at % 10 === 7) return [line, { ...line, documentNumber: `7${at}`, purpose: 'Оплата за услуги связи' }];
    return [line];
  });
  const bundled = payments.filter(({ registerNumber }) => registerNumber === lastRegister);
  const sum = bundled.reduce((total, { amount }) => total + amount, 0n);
  const debit = { documentNumber: '1', partyBin: null, partyIban: null, purpose: `Реестр № ${lastRegister}` };
  return [{ direction: 'out', amount: sum, ...debit }, ...lines];
}
