/** What a proposal changes, by kind: a name for it in a list, and each figure before and after. */
import { asMonth, isDay } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { RuleName } from '@balapan/domain/policy.ts';
import { tierTexts } from '@balapan/domain/text/texts/status.ts';
import { type Formats, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { proposalFieldTexts } from '../../texts/proposalFields.ts';
import { ruleText, ruleValueText } from '../../texts/rules.ts';
import { type Columns, firstDayOf, numberOf, type ProposalRow, textOf } from './model.ts';

export interface Change {
  readonly label: string;
  /** Empty: there was nothing to compare with. */
  readonly was: string | null;
  readonly now: string;
  /** A sum of the lines above it. */
  readonly isTotal?: boolean;
}

export interface Changes {
  readonly subject: string;
  readonly lines: readonly Change[];
}

type Fields = ReturnType<typeof useTexts<(typeof proposalFieldTexts)['kk']>>;

export function useChanges(): (proposal: ProposalRow) => Changes {
  const f = useTexts(proposalFieldTexts);
  const tiers = useTexts(tierTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  return (proposal) => {
    const { kind, body, was } = proposal;
    const day = (text: string): string => (isDay(text) ? fmt.day(text) : text);
    switch (kind) {
      case 'capacity':
        return {
          subject: f.group({ group: proposal.careGroup ?? '', provider: proposal.provider?.[language] ?? '' }),
          lines: [
            { label: f.capacity, was: textOf(was, 'capacity'), now: textOf(body, 'capacity') },
            { label: f.from, was: null, now: day(textOf(body, 'from_day')) },
          ],
        };
      case 'norm':
        return { subject: normName(body, f), lines: normLines(body, was, f, fmt, day) };
      case 'policy':
        return {
          subject: f.rulesFrom({ day: day(firstDayOf(body)) }),
          lines: [
            ...changedRules(body, was).map(({ rule, before, after }) => ({
              label: ruleText(rule, language),
              was: ruleValueText(rule, before, language),
              now: ruleValueText(rule, after, language),
            })),
            { label: f.from, was: null, now: day(firstDayOf(body)) },
            { label: f.source, was: null, now: textOf(body, 'source') },
          ],
        };
      case 'iteration':
        return {
          subject: f.offersOf({ count: fmt.count(numberOf(body, 'offers') ?? 0) }),
          lines: [
            ...(['places', 'affordable', 'applications', 'offers'] as const).map((name) => ({
              label: name === 'affordable' ? f.vouchers : f[name],
              was: null,
              now: fmt.count(numberOf(body, name) ?? 0),
            })),
            { label: f.monthly, was: null, now: money(was, 'monthly', fmt) },
          ],
        };
      case 'budget':
        return {
          subject: `${textOf(body, 'decision')}, ${day(textOf(body, 'decided_on'))}`,
          lines: budgetLines(body, was, f, fmt, day),
        };
      case 'privilege': {
        const tier = (columns: Columns): string => tiers[textOf(columns, 'tier') as keyof typeof tiers] ?? '–';
        const ground = (columns: Columns): string => groundText(textOf(columns, 'ground'), f);
        const isDeclined = textOf(body, 'verdict') === 'declined';
        return {
          subject: f.application({ number: fmt.number(proposal.application ?? '') }),
          lines: [
            { label: f.tier, was: tier(was), now: tier(body) },
            { label: f.category, was: textOf(was, 'category'), now: textOf(body, 'category') },
            { label: f.ground, was: ground(was), now: ground(body) },
            { label: f.checkedDocument, was: was.checked === true ? f.yes : f.no, now: f.yes },
            { label: f.document, was: null, now: textOf(body, 'document') },
            { label: '=', was: null, now: isDeclined ? f.verdict_declined : f.verdict_confirmed, isTotal: true },
          ],
        };
      }
    }
  };
}

const money = (columns: Columns, name: string, fmt: Formats): string => {
  const value = numberOf(columns, name);
  return value === null ? '–' : fmt.amount(tiyn(value));
};

/** `Группа общего типа, 10,5 часа` */
export function normName(body: Columns, f: Fields): string {
  const kind = `kind_${textOf(body, 'group_kind')}` as 'kind_general';
  return `${f[kind]}, ${f.hours({ hours: numberOf(body, 'hours') ?? 0 })}`;
}

function normLines(body: Columns, was: Columns, f: Fields, fmt: Formats, day: (text: string) => string): Change[] {
  const before = (name: string): string | null => (numberOf(was, name) === null ? null : money(was, name, fmt));
  return [
    { label: f.local, was: before('local'), now: money(body, 'local_tiyn', fmt) },
    { label: f.republican, was: before('republican'), now: money(body, 'republican_tiyn', fmt) },
    { label: f.total, was: before('total'), now: money(body, 'total_tiyn', fmt), isTotal: true },
    { label: f.from, was: textOf(was, 'from') === '' ? null : day(textOf(was, 'from')), now: day(firstDayOf(body)) },
    {
      label: f.legalAct,
      was: textOf(was, 'legalAct') || null,
      now: `${textOf(body, 'legal_act')}, ${day(textOf(body, 'legal_date'))}`,
    },
  ];
}

interface BudgetChange {
  readonly budget_line: string;
  readonly month: string;
  readonly amount_tiyn: number;
}

/** Each change by line and month, then what each line is approved with before and after. */
function budgetLines(body: Columns, was: Columns, f: Fields, fmt: Formats, day: (text: string) => string): Change[] {
  const changes = (body.changes ?? []) as readonly BudgetChange[];
  const codes = [...new Set(changes.map(({ budget_line }) => budget_line))];
  return [
    { label: f.decision, was: null, now: `${textOf(body, 'decision')}, ${textOf(body, 'session')}` },
    { label: f.registered, was: null, now: day(textOf(body, 'registered_on')) },
    ...changes.map(({ budget_line: line, month, amount_tiyn }) => ({
      label: f.lineMonth({ line, month: fmt.month(asMonth(month.slice(0, 7))) }),
      was: null,
      now: fmt.amount(tiyn(amount_tiyn)),
    })),
    ...codes.map((line) => {
      const before = numberOf(was, line) ?? 0;
      const sum = changes.reduce((all, one) => all + (one.budget_line === line ? one.amount_tiyn : 0), before);
      const [old, now] = [fmt.amount(tiyn(before)), fmt.amount(tiyn(sum))];
      return { label: f.lineApproved({ line }), was: old, now, isTotal: true };
    }),
  ];
}

/** The words of a ground; a ground that came with a file in other words stays as it is. */
export function groundText(ground: string, f: Fields): string {
  const words = (f as unknown as Readonly<Record<string, string>>)[`ground_${ground}`];
  return words ?? (ground === '' ? '–' : ground);
}

/** The rules that differ between the version in force and the proposed one. */
function changedRules(body: Columns, was: Columns): { rule: RuleName; before: unknown; after: unknown }[] {
  const before = (was.rules ?? {}) as Readonly<Record<string, unknown>>;
  const after = ((body.body as { rules?: object } | undefined)?.rules ?? {}) as Readonly<Record<string, unknown>>;
  return Object.keys(after)
    .filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule]))
    .map((rule) => ({ rule: rule as RuleName, before: before[rule], after: after[rule] }));
}
