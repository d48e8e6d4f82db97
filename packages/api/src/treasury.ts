/** Treasury: payment registers by three people, the bank's file and statements, exceptions (domain.md 2.12). */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { payers } from './roles.ts';
import { payer } from './settlement.ts';

const readers = [...payers, 'departmentAccountant', 'departmentHead', 'auditor'] as const;
/** Bytes cannot be masked: an auditor sees the register, not its file. */
const fileReaders = [...payers, 'departmentAccountant', 'departmentHead'] as const;
export const makers = ['payerOperator', 'departmentAccountant'] as const;
export const checkers = ['payerChecker', 'departmentSpecialist'] as const;
export const releasers = ['payerReleaser', 'departmentHead'] as const;

export const registerState = z.enum(['draft', 'checked', 'released', 'reconciled']);
const sums = z.object({ count, total: tiyn, local: tiyn, republican: tiyn });
const person = z.object({ personId: id, name: z.string(), /** «и. о.» */ acting: z.boolean(), at: moment }).nullable();

export const registerRow = z.object({
  registerId: id,
  number: count,
  payer,
  month,
  state: registerState,
  madeAt: moment,
  payments: count,
  total: tiyn,
  confirmed: count,
  returned: count,
});

export const registerCheck = z.enum([
  'bothSignatures',
  'lineEqualsAct',
  'childDayPaidOnce',
  'bikMatchesIban',
  'contractInForce',
  'budgetSuffices',
  'accountChanged',
  'notSentBefore',
  'fileEqualsRegister',
]);

export const treasuryRoutes = {
  candidates: route({
    name: 'treasury.candidates',
    method: 'GET',
    path: '/api/v1/treasury/candidates',
    summary: 'Acts with two signatures that wait for a payment register, by payer and month',
    access: { roles: readers, of: 'act' },
    answer: z.object({
      rows: z.array(sums.extend({ payer, month, earliestDueOn: day, paymentReturned: count })),
    }),
  }),
  makeRegister: route({
    name: 'treasury.makeRegister',
    method: 'POST',
    path: '/api/v1/treasury/registers',
    summary: 'Makes a payment register of acts with two signatures; count, sum and hash are fixed with it',
    access: { roles: makers, of: 'act', within: 'organisation', proof: 'fresh' },
    body: z.object({
      month,
      /** Left out: all acts of the month with two signatures. Returned payments are repeated only when they are named. */
      actIds: z.array(id).min(1).max(2000).optional(),
    }),
    answer: z.object({ registerId: id, number: count, payments: count, total: tiyn }),
  }),
  registers: route({
    name: 'treasury.registers',
    method: 'GET',
    path: '/api/v1/treasury/registers',
    summary: 'Payment registers, newest first',
    access: { roles: readers, of: 'paymentRegister' },
    query: z.object({ payer: payer.optional(), month: month.optional(), state: registerState.optional(), ...paging }),
    answer: listOf(registerRow),
  }),
  register: route({
    name: 'treasury.register',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId',
    summary: 'One payment register: control sums, checks, its three people',
    access: { roles: readers, of: 'paymentRegister' },
    params: z.object({ registerId: id }),
    answer: registerRow.extend({
      programme: z.string(),
      sha256: z.string(),
      control: z.object({
        /** Acts of the payer and month with two signatures. */
        acts: sums,
        /** Of these in other registers or put off. */
        putOff: sums,
        register: sums,
        /** Read back from the file's own bytes; empty while there is none. */
        file: sums.nullable(),
        difference: sums.nullable(),
      }),
      checks: z.array(z.object({ check: registerCheck, ok: z.boolean(), good: count, of: count })),
      madeBy: person,
      checkedBy: person,
      releasedBy: person,
      actions: z.array(z.enum(['check', 'giveBack', 'release'])),
    }),
  }),
  registerLines: route({
    name: 'treasury.registerLines',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/lines',
    summary: 'The payments of a register; those that need a look first',
    access: { roles: readers, of: 'paymentRegister' },
    params: z.object({ registerId: id }),
    query: z.object(paging),
    answer: listOf(
      z.object({
        paymentId: id,
        documentNumber: z.string(),
        payee: text3,
        bin: z.string(),
        actId: id,
        actNumber: z.string(),
        children: count,
        total: tiyn,
        iban: z.string(),
        dueOn: day.nullable(),
        state: z.enum(['ordered', 'sent', 'confirmed', 'returned']),
        settledOn: day.nullable(),
        /** The account was changed within thirty days before the register. */
        accountChanged: z.boolean(),
        replaces: z.string().nullable(),
      }),
    ),
  }),
  check: route({
    name: 'treasury.check',
    method: 'POST',
    path: '/api/v1/treasury/registers/checks',
    summary: 'The second person has checked a register',
    access: {
      roles: checkers,
      of: 'paymentRegister',
      within: 'organisation',
      when: ['check'],
      notBy: ['maker'],
      proof: 'fresh',
    },
    body: z.object({ registerId: id }),
    answer: z.object({ registerId: id, state: registerState }),
  }),
  giveBack: route({
    name: 'treasury.giveBack',
    method: 'POST',
    path: '/api/v1/treasury/registers/returns',
    summary: 'Gives a checked register back to its maker',
    access: { roles: [...checkers, ...releasers], of: 'paymentRegister', within: 'organisation', when: ['giveBack'] },
    body: z.object({ registerId: id }),
    answer: z.object({ registerId: id, state: registerState }),
  }),
  release: route({
    name: 'treasury.release',
    method: 'POST',
    path: '/api/v1/treasury/registers/releases',
    summary: 'The third person releases a register: the hash is checked again, the file goes to the bank',
    access: {
      roles: releasers,
      of: 'paymentRegister',
      within: 'organisation',
      when: ['release'],
      notBy: ['maker', 'checker'],
      proof: 'fresh',
    },
    body: z.object({ registerId: id }),
    answer: z.object({ registerId: id, state: registerState, file: z.string(), payments: count, total: tiyn }),
  }),
  bankFile: route({
    name: 'treasury.bankFile',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/bank-file',
    summary: 'The file that went to the bank, as base64',
    access: { roles: fileReaders, of: 'paymentRegister', proof: 'fresh' },
    limit: 'export',
    params: z.object({ registerId: id }),
    answer: z.object({ name: z.string(), bytes: z.string(), sha256: z.string() }),
  }),
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
      problems: z.array(z.object({ code: z.string(), line: count, field: z.string(), value: z.string() })),
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
        reason: z.string(),
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
} as const;
