/** One operation for each kind: from what a person fills in to the columns that are proposed. */
import { proposalRoutes } from '@balapan/api/proposal.ts';
import { dateRange } from '@balapan/database/values.ts';
import { categoryByAge } from '@balapan/domain/category.ts';
import { firstDay } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Policy, PolicyRules, RuleName } from '@balapan/domain/policy.ts';
import { writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import { findGroup } from './capacityQueries.ts';
import { iterationNow } from './kinds/iteration.ts';
import { propose } from './make.ts';
import { isDistrict, listNorms, type NormRow } from './normQueries.ts';
import { listPolicies } from './policyQueries.ts';
import { findClaim } from './privilegeQueries.ts';
import { isScan } from './scanQueries.ts';

export const proposeCapacity = writeOperation(proposalRoutes.proposeCapacity, async (call) => {
  const { sql, input, rule, now } = call;
  const group = await findGroup(sql, input.careGroupId, dayAt(now));
  if (group === null) throw refuse('request.notFound');
  rule.allow({ careGroup: group.careGroupId, provider: group.providerId });
  if (input.from < dayAt(now)) throw refuseField('from', 'field.tooEarly', { from: dayAt(now) });
  const { careGroupId, providerId, district } = group;
  const body = { care_group_id: careGroupId, provider_id: providerId, capacity: input.capacity, from_day: input.from };
  return propose(call, { kind: 'capacity', subject: careGroupId, providerId, district, body, reason: input.reason });
});

export const proposeNorm = writeOperation(proposalRoutes.proposeNorm, async (call) => {
  const { sql, input } = call;
  const {
    groupKind,
    hours,
    ownership = null,
    district = null,
    coefficients = [],
    from,
    legalAct,
    legalDate,
    scanId,
    reason,
  } = input;
  const [local, republican] = [Number(input.local), Number(input.republican)];
  if (local < 0 || republican < 0 || local + republican === 0) throw refuseField('local', 'field.notMoney');
  if (legalDate > dayAt(call.now)) throw refuseField('legalDate', 'proposal.actAhead');
  const norms = await listNorms(sql);
  const ofKind = norms.filter((row) => row.groupKind === groupKind && row.hours === hours);
  const last = ofKind.findLast((row) => row.ownership === ownership && row.district === district);
  if (district !== null && !(await isDistrict(sql, district))) throw refuseField('district', 'request.notFound');
  if (scanId !== undefined && !(await isScan(sql, scanId))) throw refuseField('scanId', 'request.notFound');
  const product = coefficients.reduce((all, { value }) => all * value, 1);
  const total = local + republican;
  const body = {
    code: last?.code ?? [groupKind, hours, ownership, district].filter((part) => part !== null).join('-'),
    group_kind: groupKind,
    hours,
    total_tiyn: total,
    local_tiyn: local,
    republican_tiyn: republican,
    coefficient:
      coefficients.length > 0 ? Math.round(product * 10_000) / 10_000 : coefficientOf(total, last ?? ofKind[0], norms),
    ownership,
    district,
    coefficients,
    period: dateRange(from, null),
    legal_act: legalAct,
    legal_date: legalDate,
    // Whoever signs the proposal signs for these bytes: a scan is only added, never changed.
    ...(scanId === undefined ? {} : { scan_id: scanId }),
  };
  return propose(call, {
    kind: 'norm',
    subject: [groupKind, hours, ownership, district].filter((part) => part !== null).join(' '),
    body,
    reason,
  });
});

/** The general norm stays the general one (coefficient 1); any other is told against it, for information. */
function coefficientOf(total: number, last: NormRow | undefined, norms: readonly NormRow[]): number {
  const general = norms.findLast((row) => row.groupKind === 'general' && row.coefficient === 1);
  if (last?.coefficient === 1 || general === undefined) return 1;
  return Math.round((total * 10_000) / Number(general.total)) / 10_000;
}

export const proposePolicy = writeOperation(proposalRoutes.proposePolicy, async (call) => {
  const { sql, input } = call;
  const [newest] = await listPolicies(sql);
  if (newest === undefined) throw refuse('policy.missing');
  const rules: Record<string, unknown> = { ...newest.body.rules };
  const sources: Record<string, unknown> = { ...newest.body.sources };
  for (const { rule, value, standing, source } of input.changes) {
    const before = newest.body.rules[rule as RuleName];
    if (JSON.stringify(before) === JSON.stringify(value)) throw refuseField(rule, 'proposal.nothingChanged');
    rules[rule] = value;
    sources[rule] = { standing, text: source };
  }
  const version: Policy = {
    version: input.from,
    validFrom: input.from,
    validTo: null,
    // Whether each value is a possible one is what the domain's check says before anything is written.
    rules: rules as unknown as PolicyRules,
    sources: sources as Policy['sources'],
  };
  const body = { period: dateRange(input.from, null), body: version, source: input.source };
  return propose(call, { kind: 'policy', subject: 'policy', body, reason: input.reason });
});

export const proposeIteration = writeOperation(proposalRoutes.proposeIteration, async (call) => {
  const { body } = await iterationNow(call.sql, call.now);
  if (body.input_hash !== `\\x${call.input.inputHash}`) throw refuse('iteration.inputChanged');
  return propose(call, { kind: 'iteration', subject: 'iteration', body, reason: call.input.reason ?? '' });
});

export const proposeBudget = writeOperation(proposalRoutes.proposeBudget, async (call) => {
  const { decision, session, decidedOn, registeredOn, changes, reason } = call.input;
  if (registeredOn < decidedOn) throw refuseField('registeredOn', 'field.tooEarly', { from: decidedOn });
  const today = dayAt(call.now);
  if (registeredOn > today) throw refuseField('registeredOn', 'field.outOfRange', { from: decidedOn, to: today });
  const body = {
    decision,
    session,
    decided_on: decidedOn,
    registered_on: registeredOn,
    changes: changes.map(({ line, month, amount }) => ({
      budget_line: line,
      month: firstDay(month),
      amount_tiyn: Number(amount),
    })),
  };
  return propose(call, { kind: 'budget', subject: 'budget', body, reason });
});

export const proposePrivilege = writeOperation(proposalRoutes.proposePrivilege, async (call) => {
  const { sql, input, now } = call;
  const claim = await findClaim(sql, input.applicationId);
  if (claim === null) throw refuse('request.notFound');
  call.rule.allow({ child: claim.childId, district: claim.district, state: claim.state });
  const isConfirmed = input.verdict === 'confirmed';
  const tier = isConfirmed ? claim.tier : 'general';
  const { rules } = (await policyOn(sql, dayAt(now))).policy;
  const body = {
    application_id: input.applicationId,
    child_id: claim.childId,
    verdict: input.verdict,
    tier,
    category: categoryByAge(claim.categoryAge, tier, rules) ?? claim.category,
    ground: isConfirmed ? claim.ground : null,
    document: input.document,
  };
  const { district } = claim;
  return propose(call, { kind: 'privilege', subject: input.applicationId, district, body, reason: input.reason });
});
