/** Statements of the bank: read, matched to payments by rule or by two people, exceptions with an owner and an age (domain.md 2.12). */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, fileProblem, id, listOf, moment, paging, text3, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { payer } from './settlement.ts';
import { checkers, makers, readers } from './treasuryHands.ts';

const reason = z.string().trim().min(3, { error: 'field.required' }).max(500);

export const statementRoutes = {
  readStatement: route({
    name: 'treasury.readStatement',
    method: 'POST',
    path: '/api/v1/treasury/statements',
    summary: 'Reads a bank statement: confirmed and returned payments are booked, the rest are exceptions',
    access: { roles: makers, of: 'region' },
    body: z.object({ name: z.string().trim().min(1).max(200), content: z.base64().max(30_000_000) }),
    answer: z.object({
      statementId: id.nullable(),
      known: z.boolean(),
      newLines: count,
      matched: count,
      returned: count,
      exceptions: count,
      problems: z.array(fileProblem),
    }),
  }),
  statements: route({
    name: 'treasury.statements',
    method: 'GET',
    path: '/api/v1/treasury/statements',
    summary: 'Bank statements that were read, newest first',
    access: { roles: readers, of: 'bankStatement' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        statementId: id,
        name: z.string(),
        payer,
        account: z.string(),
        from: day,
        to: day,
        readAt: moment,
        lines: count,
        matched: count,
        exceptions: count,
      }),
    ),
  }),
  exceptions: route({
    name: 'treasury.exceptions',
    method: 'GET',
    path: '/api/v1/treasury/exceptions',
    summary: 'What does not match: lines of statements and returned payments, with an owner and an age',
    access: { roles: readers, of: 'bankStatement', within: 'organisation' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        kind: z.enum(['statementLine', 'returnedPayment']),
        statementId: id.nullable(),
        lineNo: count.nullable(),
        direction: z.enum(['in', 'out']).nullable(),
        reason: z.string(),
        /** What somebody proposed to do with it by hand, and waits for another person. */
        decision: z
          .object({
            decisionId: id,
            kind: z.enum(['match', 'setAside', 'undo']),
            personId: id,
            name: z.string(),
            reason: personal.text(z.string()),
          })
          .nullable(),
        day,
        /** Calendar days since. */
        age: count,
        amount: tiyn,
        party: personal.text(z.string()).nullable(),
        documentNumber: z.string(),
        purpose: personal.text(z.string()),
        source: z.string(),
        owner: z.string().nullable(),
      }),
    ),
  }),
  statementLines: route({
    name: 'treasury.statementLines',
    method: 'GET',
    path: '/api/v1/treasury/statements/:statementId/lines',
    summary: 'The lines of a statement, what each was matched to and what speaks for it',
    access: { roles: readers, of: 'bankStatement', within: 'organisation' },
    params: z.object({ statementId: id }),
    query: z.object(paging),
    answer: listOf(
      z.object({
        lineNo: count,
        day,
        direction: z.enum(['in', 'out']),
        documentNumber: z.string(),
        amount: tiyn,
        party: personal.text(z.string()).nullable(),
        purpose: personal.text(z.string()),
        reason: z.string(),
        payments: z.array(
          z.object({
            documentNumber: z.string(),
            payee: z.string(),
            amount: tiyn,
            score: count,
            because: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
  likelyPayments: route({
    name: 'treasury.likelyPayments',
    method: 'GET',
    path: '/api/v1/treasury/statements/:statementId/lines/:lineNo/payments',
    summary: 'Payments that a line may be: the same sum, party or number first; or those that a search finds',
    access: { roles: [...makers, ...checkers], of: 'bankStatement', within: 'organisation' },
    params: z.object({ statementId: id, lineNo: z.coerce.number().int().min(1) }),
    query: z.object({ search: z.string().trim().max(80).optional() }),
    answer: z.object({
      rows: z.array(
        z.object({
          paymentId: id,
          documentNumber: z.string(),
          register: count,
          payee: text3,
          bin: z.string(),
          amount: tiyn,
          /** What no line has shown yet. */
          open: tiyn,
          sentOn: day.nullable(),
          state: z.string(),
          sameSum: z.boolean(),
          sameParty: z.boolean(),
          sameNumber: z.boolean(),
        }),
      ),
    }),
  }),
  proposeMatch: route({
    name: 'treasury.proposeMatch',
    method: 'POST',
    path: '/api/v1/treasury/matches',
    summary: 'Proposes what a line is: these payments, or none of them and nothing to look at; another person confirms',
    access: { roles: makers, of: 'bankStatement', within: 'organisation', proof: 'fresh' },
    body: z.object({ statementId: id, lineNo: z.int().min(1), paymentIds: z.array(id).max(1000), reason }),
    answer: z.object({ decisionId: id }),
  }),
  proposeUndo: route({
    name: 'treasury.proposeUndo',
    method: 'POST',
    path: '/api/v1/treasury/matches/undoings',
    summary: 'Proposes that a line is not what it was matched to; another person confirms',
    access: { roles: makers, of: 'bankStatement', within: 'organisation', proof: 'fresh' },
    body: z.object({ statementId: id, lineNo: z.int().min(1), reason }),
    answer: z.object({ decisionId: id }),
  }),
  decideMatch: route({
    name: 'treasury.decideMatch',
    method: 'POST',
    path: '/api/v1/treasury/matches/decisions',
    summary: 'The second person confirms or refuses what was proposed for a line; confirmed, it is booked',
    access: { roles: checkers, of: 'bankStatement', within: 'organisation', proof: 'fresh' },
    body: z.object({ decisionId: id, accept: z.boolean() }),
    answer: z.object({ decisionId: id, state: z.enum(['confirmed', 'refused']) }),
  }),
} as const;
