/** Treasury: payment registers by three people, the bank's file and statements, exceptions (domain.md 2.12). */

import { orderFields } from '@balapan/domain/orderField.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { registerState } from './registerState.ts';
import { payer } from './settlement.ts';
import { statementRoutes } from './statement.ts';
import { checkers, fileReaders, makers, readers, releasers } from './treasuryHands.ts';

const paymentState = z.enum(['ordered', 'sent', 'confirmed', 'returned', 'cancelled']);
/** Base64 of a detached CMS over the register's sheet. */
const cms = z.base64().max(60_000);
const reason = z.string().trim().min(3, { error: 'field.required' }).max(500);
/** When the bank moves the money of an order that is given now, and why not today. */
const valueDay = z.object({ day, because: z.enum(['cutOff', 'dayOff']).nullable(), cutOff: z.string() });
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
  'sumInRange',
  'bikMatchesIban',
  'accountInForce',
  'contractInForce',
  'budgetSuffices',
  'accountChanged',
  'notSentBefore',
  'fileEqualsRegister',
]);

const checks = z.array(z.object({ check: registerCheck, ok: z.boolean(), good: count, of: count }));
/** Line of the register from 1; 0 for what is the payer's own. */
const filePlace = { line: count, document: z.string(), field: z.enum(orderFields) };
const moved = z.object({ registerId: id, state: registerState });
const signing = { of: 'paymentRegister', within: 'organisation', proof: 'fresh' } as const;

export const treasuryRoutes = {
  candidates: route({
    name: 'treasury.candidates',
    method: 'GET',
    path: '/api/v1/treasury/candidates',
    summary: 'Acts with two signatures that wait for a payment register, by payer and month',
    access: { roles: readers, of: 'act' },
    answer: z.object({
      rows: z.array(
        sums.extend({
          payer,
          month,
          earliestDueOn: day,
          paymentReturned: count,
          /** The reader is a maker of this payer. */
          mayMake: z.boolean(),
        }),
      ),
    }),
  }),
  preview: route({
    name: 'treasury.preview',
    method: 'GET',
    path: '/api/v1/treasury/registers/preview',
    summary: 'What a register would be, before it is made: control totals, checks, funds, lines that would not pass',
    access: { roles: makers, of: 'act', within: 'organisation' },
    query: z.object({
      month,
      /** Ids of acts with commas between; left out: all acts of the month with two signatures. */
      only: z
        .string()
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/)
        .optional(),
    }),
    answer: z.object({
      payer,
      month,
      programme: z.string(),
      sums,
      /** The budget line that does not suffice, in tenge. */
      budgetGap: z.object({ line: z.string(), left: z.string(), missing: z.string() }).nullable(),
      checks,
      valueDay,
      /** Lines that do not pass, or need a look; at most a hundred. */
      lines: z.array(
        z.object({
          actId: id,
          actNumber: z.string(),
          payee: text3,
          bin: z.string(),
          iban: z.string(),
          bik: z.string(),
          total: tiyn,
          dueOn: day.nullable(),
          faults: z.array(registerCheck),
        }),
      ),
      /** Acts that pass every check that forbids: what to name when the others are left out. */
      good: z.array(id),
      /** There is no account in force to pay to. */
      withoutAccount: z.array(z.object({ actId: id, actNumber: z.string(), payee: text3 })),
    }),
  }),
  makeRegister: route({
    name: 'treasury.makeRegister',
    method: 'POST',
    path: '/api/v1/treasury/registers',
    summary:
      'Makes a payment register of acts with two signatures; count, sum and hash are fixed, its maker signs them next',
    access: { roles: makers, of: 'act', within: 'organisation', proof: 'fresh' },
    body: z.object({
      month,
      /** Left out: all acts of the month with two signatures, those among them whose payment came back and was answered. */
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
      checks,
      madeBy: person,
      checkedBy: person,
      releasedBy: person,
      cancelledBy: person,
      cancelReason: personal.text(z.string()).nullable(),
      /** How its payments reach the bank: a file, a list that people enter at the treasury, or neither (the old system's). */
      way: z.enum(['file', 'list', 'none']),
      handedOverAt: moment.nullable(),
      /** Of a released one: when the money moves; of an earlier one: when it would if it were released now. */
      valueDay: valueDay.nullable(),
      /** Electronic signatures by step: maker, checker, releaser. */
      signatures: z.array(z.object({ step: z.string(), person: z.string(), signedAt: moment, verdict: z.unknown() })),
      actions: z.array(z.enum(['sign', 'check', 'giveBack', 'release', 'cancel', 'handOver'])),
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
        state: paymentState,
        settledOn: day.nullable(),
        /** The account was changed within thirty days before the register. */
        accountChanged: z.boolean(),
        replaces: z.string().nullable(),
      }),
    ),
  }),
  document: route({
    name: 'treasury.document',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/document',
    summary: 'The sheet of a register that three people sign, as base64: count, sums and the hash of the lines',
    access: { roles: fileReaders, of: 'paymentRegister' },
    params: z.object({ registerId: id }),
    answer: z.object({ bytes: z.string(), sha256: z.string() }),
  }),
  package: route({
    name: 'treasury.package',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/package',
    summary:
      'A signed register to be kept outside the system: sheet, lines, signatures, proofs, cards in one ZIP, as base64',
    access: { roles: fileReaders, of: 'paymentRegister' },
    limit: 'export',
    params: z.object({ registerId: id }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
  sign: route({
    name: 'treasury.sign',
    method: 'POST',
    path: '/api/v1/treasury/registers/maker-signatures',
    summary: 'Whoever made a register signs count, sums and hash',
    access: { ...signing, roles: makers, when: ['sign'] },
    body: z.object({ registerId: id, cms }),
    answer: moved,
  }),
  check: route({
    name: 'treasury.check',
    method: 'POST',
    path: '/api/v1/treasury/registers/checks',
    summary: 'The second person has checked a register, and signs the same sheet',
    access: { ...signing, roles: checkers, when: ['check'], notBy: ['maker'] },
    body: z.object({ registerId: id, cms }),
    answer: moved,
  }),
  giveBack: route({
    name: 'treasury.giveBack',
    method: 'POST',
    path: '/api/v1/treasury/registers/returns',
    summary: 'Gives up a register before its release, with the reason: its acts are free for another one',
    access: {
      roles: [...makers, ...checkers, ...releasers],
      of: 'paymentRegister',
      within: 'organisation',
      when: ['giveBack'],
    },
    body: z.object({ registerId: id, reason }),
    answer: moved,
  }),
  release: route({
    name: 'treasury.release',
    method: 'POST',
    path: '/api/v1/treasury/registers/releases',
    summary: 'The third person signs and releases a register: the hash is checked again, the file goes to the bank',
    access: { ...signing, roles: releasers, when: ['release'], notBy: ['maker', 'checker'] },
    body: z.object({
      registerId: id,
      cms,
      /** `changesHash` as shown (treasury.bankFileChanges); needed where the file changes anything. */
      changesHash: z.string().max(64).optional(),
    }),
    /** `file`: its name; `null`: the treasury takes none. */
    answer: moved.extend({ file: z.string().nullable(), payments: count, total: tiyn, valueDay: day }),
  }),
  cancel: route({
    name: 'treasury.cancel',
    method: 'POST',
    path: '/api/v1/treasury/registers/cancellations',
    summary:
      'Cancels a released register before its file has left, with the reason: the ledger is reversed, its acts are free',
    access: { ...signing, roles: releasers, when: ['cancel'] },
    body: z.object({ registerId: id, reason }),
    answer: moved,
  }),
  handOver: route({
    name: 'treasury.handOver',
    method: 'POST',
    path: '/api/v1/treasury/registers/hand-overs',
    summary: 'Says that the file was given to the bank by hand: from then on it is not cancelled here',
    access: { roles: [...makers, ...releasers], of: 'paymentRegister', within: 'organisation', when: ['handOver'] },
    body: z.object({ registerId: id }),
    answer: moved,
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
  treasuryList: route({
    name: 'treasury.treasuryList',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/treasury-list',
    summary: 'A released register as a list for the treasury’s system, to be entered there by hand; base64',
    access: { roles: fileReaders, of: 'paymentRegister', proof: 'fresh' },
    limit: 'export',
    params: z.object({ registerId: id }),
    query: z.object({ kind: z.enum(['xlsx', 'pdf']), language: z.enum(['kk', 'ru', 'en']).default('kk') }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
  bankFileChanges: route({
    name: 'treasury.bankFileChanges',
    method: 'GET',
    path: '/api/v1/treasury/registers/:registerId/bank-file-changes',
    summary: 'What the bank’s file would say differently from the register, and what it could not hold at all',
    access: { roles: readers, of: 'paymentRegister' },
    params: z.object({ registerId: id }),
    answer: z.object({
      /** `treasury`: no file, its people enter the list by hand. */
      format: z.enum(['oneC', 'mt100', 'treasury']),
      encoding: z.enum(['utf8', 'windows1251']),
      /** Signs of the longest purpose that the bank takes. */
      purposeLimit: count,
      /** How many fields are respelled; at most two hundred of them. */
      changed: count,
      changes: z.array(
        z.object({ ...filePlace, meant: personal.text(z.string()), written: personal.text(z.string()) }),
      ),
      /** What a release names, to say that these changes were seen. */
      changesHash: z.string(),
      /** How many fields forbid the release; at most two hundred of them. */
      refused: count,
      faults: z.array(
        z.discriminatedUnion('code', [
          z.object({ code: z.literal('payment.fileSign'), params: z.object({ ...filePlace, sign: z.string() }) }),
          z.object({
            code: z.literal('payment.fileTooLong'),
            params: z.object({ ...filePlace, length: count, limit: count }),
          }),
          z.object({
            code: z.literal('payment.fileValue'),
            params: z.object({ ...filePlace, value: z.string(), expected: z.string() }),
          }),
        ]),
      ),
    }),
  }),
  ...statementRoutes,
} as const;
