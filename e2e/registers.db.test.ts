/**
 * A payment register: looked at before it is made, signed by three people over count, sum and hash, released once whoever tries at the
 * same time and whatever happens to the connection, cancelled until it has left, kept outside the system as a package.
 */
import { createHash } from 'node:crypto';
import { createPool } from '@balapan/database/connect.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { errorText } from '@balapan/domain/text/texts/errors.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { handOverRegister } from '@balapan/server/relay/handOverRegister.ts';
import { checkPackage, isWhole } from '@balapan/server/signing/package/checkPackage.ts';
import { document, packageRegister } from '@balapan/server/treasury/packageRegister.ts';
import { preview } from '@balapan/server/treasury/previewRegister.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { registerSheet } from '@balapan/server/treasury/registerCard.ts';
import { cancel, giveBack, handOver } from '@balapan/server/treasury/registerEnds.ts';
import { makeRegister } from '@balapan/server/treasury/registerOperations.ts';
import { release, sign } from '@balapan/server/treasury/registerSteps.ts';
import { verify } from '@balapan/server/verify/verify.ts';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { throughWire, wireTo } from './house/cutAtCommit.ts';
import { july, type Money, openMoney, signed } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

const state = async (registerId: string) =>
  (await money.world.query<{ state: string }>('SELECT state FROM ~payment_register WHERE id = $1', [registerId]))[0]
    ?.state;
const actState = async (actId: string) =>
  (await money.world.query<{ state: string }>('SELECT state FROM ~act WHERE id = $1', [actId]))[0]?.state;
const clearing = async () =>
  (
    await money.world.query<{ sum: bigint }>(
      `SELECT coalesce(sum(amount_tiyn), 0)::bigint AS sum FROM ~entry WHERE account = '4000'`,
    )
  )[0]?.sum;

describe('before it is made', () => {
  const bad: readonly [string, (m: Money) => Promise<{ id: string }>][] = [
    [
      'bikMatchesIban',
      async ({ act, world }) => {
        const one = await act(100);
        await world.query(`UPDATE ~provider_account SET bik = 'HSBKKZKX' WHERE provider_id = $1`, [one.provider.id]);
        return one;
      },
    ],
    ['sumInRange', ({ act }) => act(1_000_000_000_000_000n, {}, 'notOwed')],
    [
      'contractInForce',
      async ({ act, world }) => {
        const one = await act(100);
        await world.query(`UPDATE ~service_contract SET period = '[2024-01-01,2025-01-01)' WHERE provider_id = $1`, [
          one.provider.id,
        ]);
        return one;
      },
    ],
    ['bothSignatures', ({ act }) => act(100, { provider_signed_at: null })],
  ];
  it.each(bad)('a line that fails «%s» is shown, and refused with a clear text', async (fault, arrange) => {
    const [good, wrong] = [await money.act(200), await arrange(money)];
    const only = `${good.id},${wrong.id}`;
    const shown = await perform(money.house, money.people.maker, preview, { month: july, only });
    expect(shown).toMatchObject({
      sums: { count: 2 },
      good: [good.id],
      valueDay: { day: '2025-09-11', because: null },
    });
    expect(shown.lines).toMatchObject(
      [
        { actId: good.id, faults: [] },
        { actId: wrong.id, faults: expect.arrayContaining([fault]) },
      ].filter(({ faults }) => faults.length !== 0),
    );
    expect(shown.checks.find(({ check: name }) => name === fault)).toMatchObject({ ok: false, good: 1, of: 2 });
    const refused = await perform(money.house, money.people.maker, makeRegister, {
      month: july,
      actIds: [good.id, wrong.id],
    }).then(
      () => null,
      (error: { fact: Parameters<typeof errorText>[0] }) => error.fact,
    );
    expect(refused?.code).toMatch(/^payment\.(checkFailed|tooLarge)$|^budget\.exceeded$/);
    if (refused !== null)
      for (const language of languages) expect(errorText(refused, language)).not.toMatch(/undefined/);
    expect(await actState(good.id)).toBe('signedByDepartment');
  });

  it('an act without an account in force is told, and a sum of nothing is no candidate', async () => {
    const [closed, nothing] = [await money.act(100), await money.act(0, {}, 'notOwed')];
    await money.world.query(`UPDATE ~provider_account SET period = '[2025-07-01,2025-09-01)' WHERE provider_id = $1`, [
      closed.provider.id,
    ]);
    const shown = await perform(money.house, money.people.maker, preview, {
      month: july,
      only: `${closed.id},${nothing.id}`,
    });
    expect(shown).toMatchObject({ sums: { count: 0 }, withoutAccount: [{ actId: closed.id }] });
  });

  it('more than the programme has left is refused with both sums', async () => {
    const act = await money.act(5_565_900 * 40, {}, 'notOwed');
    await expect(money.make([act])).rejects.toMatchObject({
      fact: { code: 'budget.exceeded', params: { line: 'V-L', missing: expect.stringMatching(/^\d+\.\d\d$/u) } },
    });
  });
});

describe('through three hands', () => {
  it('the sheet says count, sums and hash, and only its maker begins', async () => {
    const { house, people, make, act, cms, world, authority } = money;
    const registerId = await make([await act(300), await act(500)]);
    const bytes = Buffer.from((await perform(house, people.checker, document, { registerId })).bytes, 'base64');
    expect(registerSheet(bytes)).toMatchObject({ totals: { count: 2, total: '800' }, month: '2025-07' });
    const other = await world.staff('payerOperator');
    await expect(perform(house, other, sign, { registerId, cms: await cms(other, registerId) })).rejects.toMatchObject({
      code: 'payment.makerSigns',
    });
    const foreign = await signed(world, authority, house, people.maker, bytes, '120140000016');
    await expect(perform(house, people.maker, sign, { registerId, cms: foreign })).rejects.toMatchObject({
      code: 'signature.otherOrganisation',
    });
    await money.through(registerId, 'releaser');
    expect(await state(registerId)).toBe('released');
    const shown = await perform(house, people.maker, read.register, { registerId });
    expect(shown.signatures.map(({ step }) => step)).toEqual(['maker', 'checker', 'releaser']);
    expect(shown).toMatchObject({ valueDay: { day: '2025-09-11' }, actions: ['handOver'] });
  });

  it('the database lets nobody on without the signatures of those very people', async () => {
    const { world, people } = money;
    const registerId = await money.make([await money.act(100)]);
    const force = (text: string) => world.query(`UPDATE ~payment_register SET ${text} WHERE id = $1`, [registerId]);
    await expect(force(`state = 'made'`)).rejects.toMatchObject({ code: '23514' });
    await money.through(registerId, 'maker');
    const by = (id: string) => `state = 'checked', checked_at = now(), checked_by = '${id}'`;
    await expect(force(by(people.checker.personId))).rejects.toThrow(/lacks the signature of its checker/);
    await expect(force(by(people.maker.personId))).rejects.toMatchObject({
      constraint: 'payment_register_three_people',
    });
    await expect(force(`state = 'cancelled'`)).rejects.toMatchObject({
      constraint: 'payment_register_cancelled_with_reason',
    });
  });

  it('what was changed after the check is not released', async () => {
    const { house, people, world } = money;
    const act = await money.act(100);
    const registerId = await money.make([act]);
    await money.through(registerId, 'checker');
    await world.query('UPDATE ~payment SET iban = $2 WHERE act_id = $1', [act.id, (await money.act(1)).iban]);
    const cms = await money.cms(people.releaser, registerId);
    await expect(perform(house, people.releaser, release, { registerId, cms })).rejects.toMatchObject({
      code: 'payment.registerChanged',
    });
    expect(await state(registerId)).toBe('checked');
  });

  it('an account closed after the check stops it', async () => {
    const { house, people, world } = money;
    const act = await money.act(100);
    const registerId = await money.make([act]);
    await money.through(registerId, 'checker');
    await world.query(`UPDATE ~provider_account SET period = '[2025-07-01,2025-09-11)' WHERE provider_id = $1`, [
      act.provider.id,
    ]);
    const cms = await money.cms(people.releaser, registerId);
    await expect(perform(house, people.releaser, release, { registerId, cms })).rejects.toMatchObject({
      fact: { code: 'payment.checkFailed', params: { check: 'accountInForce' } },
    });
  });

  it('of two releasers at once one wins, the other is told so', async () => {
    const { house, people, world } = money;
    const registerId = await money.make([await money.act(100)]);
    await money.through(registerId, 'checker');
    const second = await world.staff('payerReleaser');
    const before = await clearing();
    const told = await Promise.allSettled(
      [people.releaser, second].map(async (person) =>
        perform(house, person, release, { registerId, cms: await money.cms(person, registerId) }),
      ),
    );
    expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(told.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'payment.releasedBefore' },
    });
    expect((await clearing()) ?? 0n).toBe((before ?? 0n) - 100n);
  });

  it('cut off at the COMMIT, whoever repeats it finds it done, once', async () => {
    const { house, people, db, world } = money;
    const registerId = await money.make([await money.act(100)]);
    await money.through(registerId, 'checker');
    const cms = await money.cms(people.releaser, registerId);
    const wire = await wireTo(db.address);
    const pool = createPool(throughWire(db.address, wire), { max: 2 });
    wire.cutAfter('UPDATE payment_register');
    const behind = { ...house, pool };
    const releasing = perform(behind, people.releaser, release, { registerId, cms });
    await expect(releasing).rejects.toThrow();
    await wire.close();
    await pool.end();
    const before = await clearing();
    const again = await perform(house, people.releaser, release, { registerId, cms });
    expect(again).toMatchObject({ registerId, payments: 1, total: '100' });
    expect(await clearing()).toBe(before);
    const count = (table: string) =>
      world.query(`SELECT count(*)::integer AS n FROM ~${table} WHERE register_id = $1`, [registerId]);
    expect(await count('bank_file')).toEqual([{ n: 1 }]);
    const outbox = await world.query(`SELECT not_before > now() AS waits FROM ~outbox WHERE key = $1`, [registerId]);
    expect(outbox).toEqual([{ waits: true }]);
  });
});

describe('an end without payment', () => {
  it('given back, its acts are free for another register, with the reason', async () => {
    const { house, people } = money;
    const act = await money.act(100);
    const registerId = await money.make([act]);
    await money.through(registerId, 'checker');
    await perform(house, people.releaser, giveBack, { registerId, reason: 'Не тот договор' });
    expect([await state(registerId), await actState(act.id)]).toEqual(['cancelled', 'signedByDepartment']);
    expect(await perform(house, people.maker, read.register, { registerId })).toMatchObject({
      cancelReason: 'Не тот договор',
      cancelledBy: { personId: people.releaser.personId },
      actions: [],
    });
    expect(await state(await money.make([act]))).toBe('draft');
  });

  it('released, it is cancelled until it has left: the ledger is reversed', async () => {
    const { house, people, world } = money;
    const act = await money.act(100);
    const registerId = await money.make([act]);
    const before = await clearing();
    await money.through(registerId, 'releaser');
    await expect(perform(house, people.checker, cancel, { registerId, reason: 'Ошибка' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await perform(house, people.releaser, cancel, { registerId, reason: 'Ошибка в сумме' });
    expect([await state(registerId), await actState(act.id), await clearing()]).toEqual([
      'cancelled',
      'signedByDepartment',
      before,
    ]);
    const [item] = await world.query<{ id: string }>('SELECT id FROM ~outbox WHERE key = $1', [registerId]);
    await handOverRegister(house, item?.id ?? '');
    expect(await state(registerId)).toBe('cancelled');
    expect(await perform(house, people.releaser, cancel, { registerId, reason: 'Ещё раз' }).catch((e) => e.code)).toBe(
      'state.refused',
    );
  });

  it.each(['by the transport', 'by hand'])('handed over %s, it is not cancelled any more', async (how) => {
    const { house, people, world } = money;
    const registerId = await money.make([await money.act(100)]);
    await money.through(registerId, 'releaser');
    const [item] = await world.query<{ id: string }>('SELECT id FROM ~outbox WHERE key = $1', [registerId]);
    if (how === 'by hand') await perform(house, people.maker, handOver, { registerId });
    else await handOverRegister(house, item?.id ?? '');
    expect(await state(registerId)).toBe('handedOver');
    await expect(perform(house, people.releaser, cancel, { registerId, reason: 'Поздно' })).rejects.toMatchObject({
      code: 'payment.handedOver',
    });
  });

  test('past the cut-off the money moves on the next working day', async () => {
    const { house, people, world } = money;
    const registerId = await money.make([await money.act(100)]);
    await money.through(registerId, 'checker');
    await world.at('2025-09-12', '16:30');
    const cms = await money.cms(people.releaser, registerId);
    expect(await perform(house, people.releaser, release, { registerId, cms })).toMatchObject({
      valueDay: '2025-09-15',
    });
    const file = await perform(house, people.maker, read.bankFile, { registerId });
    expect(Buffer.from(file.bytes, 'base64').toString()).toContain('ДатаВалютирования=15.09.2025');
  });
});

describe('outside the system', () => {
  it('the package is whole, and changed lines are seen although the manifest was made to fit', async () => {
    const { house, people } = money;
    const registerId = await money.make([await money.act(100)]);
    await expect(perform(house, people.maker, packageRegister, { registerId })).rejects.toMatchObject({
      code: 'payment.notSigned',
    });
    await money.through(registerId, 'releaser');
    const zip = new Uint8Array(
      Buffer.from((await perform(house, people.maker, packageRegister, { registerId })).bytes, 'base64'),
    );
    const { signatures: verifier } = house;
    if (verifier === undefined) throw new Error('no verifier');
    const holdsOf = (bytes: Uint8Array) => new Map([['lines.jsonl', registerSheet(bytes)?.linesSha256 ?? '']]);
    const checking = { verifier, now: house.now(), binOf: () => '120140000027', holdsOf };
    const whole = await checkPackage(zip, checking);
    expect([isWhole(whole), whole.signatures.length]).toEqual([true, 3]);
    const files = unzipSync(zip);
    const forged = Buffer.from(
      Buffer.from(files['lines.jsonl'] ?? [])
        .toString()
        .replace('"100"', '"900"'),
    );
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
    for (const file of manifest.files)
      if (file.name === 'lines.jsonl') file.sha256 = createHash('sha256').update(forged).digest('hex');
    const changed = { ...files, 'lines.jsonl': forged, 'manifest.json': Buffer.from(JSON.stringify(manifest)) };
    const told = await checkPackage(zipSync(changed), checking);
    expect(told.faults).toEqual([{ code: 'FILE_CHANGED', file: 'lines.jsonl' }]);
  });

  it('balapan verify checks the signatures of registers, and finds a missing one', async () => {
    const faults = async () => (await verify(money.house)).find(({ name }) => name === 'signatures')?.faults;
    expect(await faults()).toEqual([]);
    await money.world.query(
      `DELETE FROM ~signature WHERE step = 'releaser' AND document_id = (SELECT id FROM ~payment_register WHERE state = 'handedOver' LIMIT 1)`,
    );
    expect(await faults()).toMatchObject([
      { actual: 'SIGNATURE_MISSING', where: expect.stringMatching(/^paymentRegister \d+, releaser$/u) },
    ]);
  });
});
