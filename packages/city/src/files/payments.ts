/** The payments of a month's acts: one register a day, numbered, and what the bank said. */
import { cityFiles } from '@balapan/api/cityFiles.ts';
import { actNumber } from '@balapan/domain/act.ts';
import { type Month, monthNumber, yearOf } from '@balapan/domain/day.ts';
import { type Tiyn, tengeText } from '@balapan/domain/money.ts';
import type { Account } from '../model/accounts.ts';
import type { PaymentPath } from '../model/acts.ts';
import { dayText } from '../model/days.ts';
import type { DocumentAct } from '../model/june.ts';
import type { Provider } from '../model/providers.ts';
import { type ClosedMonth, totalOf } from './closedMonth.ts';
import type { Table } from './table.ts';

export interface Payment extends PaymentPath {
  readonly registerNumber: number;
  readonly documentNumber: string;
  readonly actNumber: string;
  readonly provider: Provider;
  readonly account: Account;
  readonly amount: Tiyn;
}

type Order = Omit<Payment, 'registerNumber' | 'documentNumber'>;

/** The payments of a month whose registers are written, by day. */
export function paymentsOf(closed: ClosedMonth, providers: readonly Provider[]): Payment[] {
  const orders = providers.flatMap((provider): Order[] => {
    const sum = closed.sums[provider.index];
    const path = closed.paths[provider.index];
    if (sum === undefined || path === undefined || totalOf(sum) === 0n) return [];
    return path.payments.map((payment) => ({
      ...payment,
      actNumber: actNumber(closed.month, provider.index + 1),
      provider,
      account: accountOf(provider, payment.toClosedAccount),
      amount: totalOf(sum),
    }));
  });
  return numbered(orders, closed.payer === 'financialCentre' ? 0 : seriesOf(closed.month));
}

/** The payments of June's documents. */
export function paymentsOfDocuments(acts: readonly DocumentAct[], month: Month): Payment[] {
  const orders = acts.map(
    (act): Order => ({
      actNumber: act.number,
      provider: act.provider,
      account: accountOf(act.provider, true),
      amount: act.sum.total,
      day: act.paidOn,
      state: 'confirmed',
      settled: act.paidOn,
      toClosedAccount: false,
    }),
  );
  return numbered(orders, seriesOf(month));
}

function accountOf({ account, closedAccount }: Provider, toClosed: boolean): Account {
  return toClosed ? (closedAccount ?? account) : account;
}

/** Counted from January 2024; months before it have numbers above all others, so that what is later stays as it is without them. */
function seriesOf(month: Month): number {
  const since2024 = (yearOf(month) - 2024) * 12 + monthNumber(month);
  return since2024 > 0 ? since2024 : 1000 + since2024;
}

/**
 * One register a day. Numbers run on within a payer: the Financial Centre begins with 1, the department gives each month a
 * hundred registers and ten thousand documents.
 */
function numbered(orders: readonly Order[], month: number): Payment[] {
  const sorted = [...orders].sort((a, b) => a.day - b.day || a.provider.index - b.provider.index);
  let register = month * 100;
  let day = 0;
  return sorted.map((order, place) => {
    if (order.day !== day) {
      register += 1;
      day = order.day;
    }
    return { ...order, registerNumber: register, documentNumber: `${month * 10_000 + place + 1}` };
  });
}

/** The payments of a month as a file. */
export function paymentsTable(month: Month, payer: ClosedMonth['payer'], payments: readonly Payment[]): Table {
  return {
    name: `payments-${month}.csv`,
    columns: cityFiles.payments.columns,
    *lines() {
      for (const one of payments)
        yield [
          one.registerNumber,
          dayText(one.day),
          payer,
          one.actNumber,
          one.provider.bin,
          one.account.iban,
          one.account.bik,
          tengeText(one.amount),
          one.documentNumber,
          dayText(one.day),
          one.state,
          one.settled === 0 ? '' : dayText(one.settled),
        ].join(';');
    },
  };
}
