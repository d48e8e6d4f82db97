/** The reconciliation act with a kindergarten (domain/reconciliation.ts), as rows and as a document. */
import { reconciliationRoutes } from '@balapan/api/reconciliation.ts';
import type { Day } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { type Reconciliation, reconcile, reconciledKindOf } from '@balapan/domain/reconciliation.ts';
import type { Runs } from '../../kernel/audit.ts';
import { readOperation } from '../../kernel/operation.ts';
import { refuse, refuseField } from '../../kernel/refuse.ts';
import type { RuleAtWork } from '../../kernel/rule.ts';
import { reconciliationDocument } from './reconciliationDocument.ts';
import { ledgerOf, type SidesRow, sidesOf } from './reconciliationQueries.ts';

interface Asked {
  readonly providerId: string;
  readonly from: Day;
  readonly to: Day;
}

/** @throws DomainError `request.notFound`, `field.endsBeforeStart` for a period that ends before it begins */
async function reconciled(
  sql: Runs,
  { providerId, from, to }: Asked,
  rule: RuleAtWork<'provider'>,
): Promise<{ sides: SidesRow; told: Reconciliation }> {
  const sides = await sidesOf(sql, providerId);
  if (sides === null) throw refuse('request.notFound');
  rule.allow({ provider: providerId, district: sides.district });
  if (to < from) throw refuseField('to', 'field.endsBeforeStart');
  const entries = await ledgerOf(sql, providerId, to);
  const told = reconcile(
    entries.map((row) => ({ ...row, kind: reconciledKindOf(row.kind), amount: tiyn(row.amount) })),
    from,
    to,
  );
  return { sides, told };
}

export const reconciliation = readOperation(reconciliationRoutes.reconciliation, async ({ input, sql, rule }) => {
  const { sides, told } = await reconciled(sql, input, rule);
  return {
    provider: { kk: sides.name_kk, ru: sides.name_ru, en: sides.name_en },
    bin: sides.bin,
    from: input.from,
    to: input.to,
    opening: String(told.opening),
    closing: String(told.closing),
    act: String(told.act),
    payment: String(told.payment),
    return: String(told.return),
    correction: String(told.correction),
    rows: told.rows.map(({ day, kind, document, amount, after }) => ({
      day,
      kind,
      document,
      amount: String(amount),
      after: String(after),
    })),
  };
});

export const reconciliationPdf = readOperation(
  reconciliationRoutes.reconciliationPdf,
  async ({ input, sql, now, rule }) => {
    const { sides, told } = await reconciled(sql, input, rule);
    const bytes = await reconciliationDocument({
      sides,
      told,
      from: input.from,
      to: input.to,
      language: input.language,
      at: now,
    });
    return { name: `reconciliation-${input.from}-${input.to}.pdf`, bytes: Buffer.from(bytes).toString('base64') };
  },
);
