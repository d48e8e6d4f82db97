/** Payments that the bank gave back: why, the account that two people of the kindergarten answer with, and the payment after it. */
import { checkIban, normaliseIban } from '@balapan/domain/iban.ts';
import { checkKbe } from '@balapan/domain/kbe.ts';
import { returnReasons } from '@balapan/domain/returnReason.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { registerState } from './registerState.ts';
import { readers } from './treasuryHands.ts';

/** Who in a kindergarten answers for its account: one proposes, the other confirms. */
export const accountKeepers = ['head', 'accountant'] as const;
/** Who confirms for a kindergarten that has nobody else; the register that then pays it has two more hands. */
export const accountHelper = 'departmentAccountant';

const iban = z
  .string()
  .trim()
  .max(40)
  .superRefine((text, { addIssue }) => {
    const checked = checkIban(text);
    if (text === '' || checked.ok) return;
    const params = checked.reason === 'length' ? { actual: normaliseIban(text).length } : {};
    addIssue({ code: 'custom', message: `iban.${checked.reason}`, params, input: text });
  });
const kbe = z
  .string()
  .trim()
  .max(4)
  .refine((text) => checkKbe(text).ok, { error: 'kbe.shape' });
const refusal = z.string().trim().min(3, { error: 'field.required' }).max(500);
const person = z.object({ personId: id, name: z.string(), at: moment });
const account = { iban: z.string(), bik: z.string(), kbe: z.string().nullable() };

export const returnedRow = z.object({
  paymentId: id,
  actId: id,
  actNumber: z.string(),
  month,
  provider: text3,
  amount: tiyn,
  documentNumber: z.string(),
  register: count,
  sentOn: day.nullable(),
  returnedOn: day,
  /** `null`: nobody said why. */
  reason: z.enum(returnReasons).nullable(),
  /** The bank's own words. */
  words: z.string().nullable(),
  /** Calendar days since it came back, or until it was paid again. */
  age: count,
  /** Whose turn it is: of the act's desk; `null`: nobody's any more, or nobody is appointed. */
  owner: z.string().nullable(),
  /** Where the money went. */
  account: z.object(account),
  change: z
    .object({
      changeId: id,
      state: z.enum(['proposed', 'confirmed', 'refused']),
      ...account,
      madeBy: person,
      decidedBy: person.nullable(),
      refusal: z.string().nullable(),
    })
    .nullable(),
  /** The payment that repeats it. */
  next: z
    .object({
      documentNumber: z.string(),
      register: count,
      registerId: id,
      registerState,
      state: z.enum(['ordered', 'sent', 'confirmed', 'returned']),
      on: day.nullable(),
    })
    .nullable(),
  /** What the reader may do now. */
  actions: z.array(z.enum(['propose', 'decide'])),
});

export const returnedRoutes = {
  returned: route({
    name: 'treasury.returned',
    method: 'GET',
    path: '/api/v1/treasury/returned-payments',
    summary:
      'Payments that the bank gave back: why, since when, whose turn it is, the new account, the payment that repeats it',
    access: { roles: [...accountKeepers, ...readers], of: 'provider' },
    query: z.object({
      /** `open`: not paid again yet. */
      part: z.enum(['open', 'all']).default('all'),
      actId: id.optional(),
      ...paging,
    }),
    answer: listOf(returnedRow),
  }),
  proposeAccount: route({
    name: 'treasury.proposeAccount',
    method: 'POST',
    path: '/api/v1/treasury/accounts',
    summary: 'One person of the kindergarten says to which account a returned payment is to be paid again',
    access: { roles: accountKeepers, of: 'provider', proof: 'strong' },
    body: z.object({ paymentId: id, iban, bik: z.string().trim().max(11), kbe }),
    answer: z.object({ changeId: id }),
  }),
  decideAccount: route({
    name: 'treasury.decideAccount',
    method: 'POST',
    path: '/api/v1/treasury/accounts/decisions',
    summary:
      'Another person of the kindergarten confirms the account, and the act may be paid again; or refuses it. Where there is no other, the Department does',
    access: { roles: [...accountKeepers, accountHelper], of: 'provider', proof: 'fresh' },
    body: z.object({ changeId: id, accept: z.boolean(), /** Needed for a refusal. */ refusal: refusal.optional() }),
    answer: z.object({ changeId: id, state: z.enum(['confirmed', 'refused']) }),
  }),
} as const;
