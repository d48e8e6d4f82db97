/** What three people decide: capacity, norms, policy, iterations, privileges, the budget (who may do what: proposalHands.ts). */
import { ruleNames } from '@balapan/domain/policyCheck.ts';
import { proposalKinds, proposalStates, proposalSteps } from '@balapan/domain/proposal.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, fault, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { scan } from './norms.ts';
import { personal } from './personal.ts';
import { proposalCheckers, proposalDesk, proposalHands, proposalMakers, proposalReleasers } from './proposalHands.ts';
import { department, providerOffice } from './roles.ts';
import { ruleValue } from './ruleValue.ts';

const kind = z.enum(proposalKinds);
const state = z.enum(proposalStates);
const tier = z.enum(['extraordinary', 'priority', 'teacher', 'general']);
const groupKind = z.enum(['general', 'sanatorium', 'correctional', 'special']);
const reason = z.string().trim().min(3, { error: 'field.required' }).max(500);
const person = z.object({ personId: id, name: z.string(), /** «и. о.» */ acting: z.boolean(), at: moment });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'request.invalid' });
/** Columns of a row by their names; what they mean follows from the kind. */
const columns = z.record(z.string(), z.unknown());
/** Those of a proposal; a privilege's name the document that was seen, in somebody's words. */
const proposed = z.looseObject({ document: personal.text(z.unknown()).optional() });

const proposalRow = z.object({
  proposalId: id,
  number: count,
  kind,
  state,
  reason: personal.text(z.string()),
  madeBy: person,
  checkedBy: person.nullable(),
  releasedBy: person.nullable(),
  provider: text3.nullable(),
  careGroup: z.string().nullable(),
  /** Number of the application, for a privilege. */
  application: z.string().nullable(),
  /** Columns as proposed, and what stood there when it was made. */
  body: proposed,
  was: proposed,
  /** What the reader may do now. */
  actions: z.array(z.enum(proposalSteps)),
});

const made = z.object({ proposalId: id, number: count });
const stepped = z.object({
  proposalId: id,
  state,
  /** Of a released iteration. */
  iteration: z.object({ number: count, offers: count, answerBy: moment }).nullable(),
});

const taken = z.object({ proposalId: id });
const noted = taken.extend({ note: reason });

const deciders = [...new Set([...proposalCheckers, ...proposalReleasers])];

/** For whom a norm is, and what its sum contains. */
const circle = {
  /** `null`: any. */
  ownership: z.enum(['public', 'private']).nullable(),
  /** KATO; `null`: any. */
  district: z.string().max(9).nullable(),
  coefficients: z
    .array(z.object({ code: z.string().trim().min(1).max(40), value: z.number().positive().max(99) }))
    .max(8),
};

export const proposalRoutes = {
  list: route({
    name: 'proposal.list',
    method: 'GET',
    path: '/api/v1/proposals',
    summary: 'What waits for two more people, those that wait for the reader first; or what is done',
    access: { roles: proposalDesk, of: 'proposal' },
    query: z.object({ part: z.enum(['open', 'done']).default('open'), kind: kind.optional(), ...paging }),
    answer: listOf(proposalRow).extend({ /** Open ones that the reader may check or release. */ mine: count }),
  }),
  one: route({
    name: 'proposal.one',
    method: 'GET',
    path: '/api/v1/proposals/:proposalId',
    summary: 'One proposal: what was and what is to be, its people, its steps, whether it still stands on its ground',
    access: { roles: proposalDesk, of: 'proposal' },
    params: z.object({ proposalId: id }),
    answer: proposalRow.extend({
      sha256,
      /** The child of a privilege. */
      childId: id.nullable(),
      childName: personal.name(z.string()).nullable(),
      moves: z.array(
        z.object({
          at: moment,
          event: z.string(),
          name: z.string(),
          acting: z.boolean(),
          note: personal.text(z.string()).nullable(),
        }),
      ),
      /** Why it can't go on as it is: its ground has moved. */
      fault: fault.nullable(),
    }),
  }),
  groups: route({
    name: 'proposal.groups',
    method: 'GET',
    path: '/api/v1/proposals/groups',
    summary: 'Groups of the kindergarten with their places, and what is proposed for them',
    access: { roles: providerOffice, of: 'careGroup' },
    answer: z.object({
      rows: z.array(
        z.object({
          careGroupId: id,
          name: z.string(),
          age: count,
          language: z.enum(['kk', 'ru']),
          capacity: count,
          enrolled: count,
          held: count,
          /** Decided, not in force yet. */
          next: z.object({ capacity: count, from: day }).nullable(),
          proposalId: id.nullable(),
        }),
      ),
    }),
  }),
  proposeCapacity: route({
    name: 'proposal.proposeCapacity',
    method: 'POST',
    path: '/api/v1/proposals/capacity',
    summary: 'The head of a kindergarten proposes another number of places of a group, from a day on',
    access: { roles: proposalHands.capacity.make, of: 'careGroup', proof: 'strong' },
    body: z.object({ careGroupId: id, capacity: z.int().min(1).max(60), from: day, reason }),
    answer: made,
  }),
  norms: route({
    name: 'proposal.norms',
    method: 'GET',
    path: '/api/v1/proposals/norms',
    summary: 'Norms by kind of group and hours, past and coming ones too',
    access: { roles: [...department, 'auditor'], of: 'region' },
    answer: z.object({
      districts: z.array(z.object({ kato: z.string(), name: text3 })),
      rows: z.array(
        z.object({
          normId: id,
          groupKind,
          hours: z.number(),
          ...circle,
          total: tiyn,
          local: tiyn,
          republican: tiyn,
          from: day,
          /** Last day; empty: until another one. */
          to: day.nullable(),
          legalAct: z.string(),
          legalDate: day,
          scan: scan.nullable(),
        }),
      ),
    }),
  }),
  proposeNorm: route({
    name: 'proposal.proposeNorm',
    method: 'POST',
    path: '/api/v1/proposals/norms',
    summary: 'The accountant proposes a norm from a day on; the one in force ends the day before',
    access: { roles: proposalHands.norm.make, of: 'region', proof: 'strong' },
    body: z.object({
      groupKind,
      hours: z.number().min(1).max(24).multipleOf(0.5),
      ownership: circle.ownership.default(null),
      district: circle.district.default(null),
      coefficients: circle.coefficients.default([]),
      local: tiyn,
      republican: tiyn,
      from: day,
      legalAct: z.string().trim().min(1, { error: 'field.required' }).max(200),
      legalDate: day,
      /** Scan of the act, brought by `proposal.putScan`. */
      scanId: id.optional(),
      reason,
    }),
    answer: made,
  }),
  policies: route({
    name: 'proposal.policies',
    method: 'GET',
    path: '/api/v1/proposals/policies',
    summary: 'Versions of the rules, the newest first, each rule with its source',
    access: { roles: [...department, 'auditor'], of: 'region' },
    answer: z.object({
      rows: z.array(
        z.object({
          version: count,
          from: day,
          to: day.nullable(),
          source: z.string(),
          rules: columns,
          sources: z.record(z.string(), z.object({ standing: z.enum(['rule', 'reading']), text: z.string() })),
        }),
      ),
    }),
  }),
  proposePolicy: route({
    name: 'proposal.proposePolicy',
    method: 'POST',
    path: '/api/v1/proposals/policies',
    summary: 'A specialist proposes a new version of the rules: those in force with changes, each with its source',
    access: { roles: proposalHands.policy.make, of: 'region', proof: 'strong' },
    body: z.object({
      from: day,
      /** The legal act of the version. */
      source: z.string().trim().min(3, { error: 'field.required' }).max(300),
      changes: z
        .array(
          z.object({
            rule: z.enum(ruleNames as [string, ...string[]]),
            value: ruleValue,
            standing: z.enum(['rule', 'reading']),
            source: z.string().trim().min(3, { error: 'field.required' }).max(300),
          }),
        )
        .min(1)
        .max(60),
      reason,
    }),
    answer: made,
  }),
  proposeIteration: route({
    name: 'proposal.proposeIteration',
    method: 'POST',
    path: '/api/v1/proposals/iterations',
    summary: 'Proposes to run the iteration that was previewed',
    access: { roles: proposalHands.iteration.make, of: 'region', proof: 'strong' },
    /** The hash that the preview showed; another state of the queue is refused. */
    body: z.object({ inputHash: sha256, reason: reason.optional() }),
    answer: made,
  }),
  proposeBudget: route({
    name: 'proposal.proposeBudget',
    method: 'POST',
    path: '/api/v1/proposals/budget-amendments',
    summary:
      'The accountant proposes an amendment of the budget: the council’s decision, its registration, the changes by line and month',
    access: { roles: proposalHands.budget.make, of: 'region', proof: 'strong' },
    body: z.object({
      decision: z.string().trim().min(1, { error: 'field.required' }).max(80),
      session: z.string().trim().min(1, { error: 'field.required' }).max(120),
      decidedOn: day,
      registeredOn: day,
      changes: z
        .array(z.object({ line: z.string().max(60), month, amount: tiyn }))
        .min(1)
        .max(200),
      reason,
    }),
    answer: made,
  }),
  grounds: route({
    name: 'proposal.grounds',
    method: 'GET',
    path: '/api/v1/proposals/grounds',
    summary: 'Applications in the queue that claim a privilege whose document nobody has seen',
    access: {
      roles: [...new Set([...proposalHands.privilege.make, ...proposalHands.privilege.release]), 'auditor'],
      of: 'application',
    },
    query: z.object({ tier: tier.optional(), search: z.string().trim().max(40).optional(), ...paging }),
    answer: listOf(
      z.object({
        applicationId: id,
        number: z.string(),
        childId: id,
        /** Empty where the reader may not see the child. */
        childName: personal.name(z.string()).nullable(),
        filedAt: moment,
        tier,
        category: count,
        ground: z.string().nullable(),
        proposalId: id.nullable(),
      }),
    ),
  }),
  proposePrivilege: route({
    name: 'proposal.proposePrivilege',
    method: 'POST',
    path: '/api/v1/proposals/privileges',
    summary:
      'A specialist says what the document of a privilege shows: confirmed, or declined and general from then on',
    access: { roles: proposalHands.privilege.make, of: 'application', proof: 'strong' },
    body: z.object({ applicationId: id, verdict: z.enum(['confirmed', 'declined']), document: reason, reason }),
    answer: made,
  }),
  check: route({
    name: 'proposal.check',
    method: 'POST',
    path: '/api/v1/proposals/checks',
    summary: 'The second person has checked it',
    access: { roles: proposalCheckers, of: 'proposal', when: ['check'], notBy: ['maker'], proof: 'strong' },
    body: taken,
    answer: stepped,
  }),
  giveBack: route({
    name: 'proposal.giveBack',
    method: 'POST',
    path: '/api/v1/proposals/returns',
    summary: 'Takes the check back: it is to be checked anew',
    access: { roles: deciders, of: 'proposal', when: ['giveBack'], notBy: ['maker'], proof: 'strong' },
    body: noted,
    answer: stepped,
  }),
  release: route({
    name: 'proposal.release',
    method: 'POST',
    path: '/api/v1/proposals/releases',
    summary: 'The third person releases it, and it takes effect',
    access: {
      roles: proposalReleasers,
      of: 'proposal',
      when: ['release'],
      notBy: ['maker', 'checker'],
      proof: 'fresh',
    },
    body: taken,
    answer: stepped,
  }),
  refuse: route({
    name: 'proposal.refuse',
    method: 'POST',
    path: '/api/v1/proposals/refusals',
    summary: 'Refuses it for good, with the reason',
    access: { roles: deciders, of: 'proposal', when: ['refuse'], notBy: ['maker'], proof: 'strong' },
    body: noted,
    answer: stepped,
  }),
  withdraw: route({
    name: 'proposal.withdraw',
    method: 'POST',
    path: '/api/v1/proposals/withdrawals',
    summary: 'The maker takes it back before the release',
    access: { roles: proposalMakers, of: 'proposal', when: ['withdraw'], proof: 'strong' },
    body: taken,
    answer: stepped,
  }),
} as const;
