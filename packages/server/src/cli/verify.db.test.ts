import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { system } from '../kernel/actor.ts';
import { changing } from '../kernel/operation.ts';
import { tinyWorld } from '../testing/world.ts';
import { verify } from '../verify/verify.ts';
import { tellChecks } from './verify.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;

async function said(language: 'kk' | 'ru' | 'en', json = false) {
  const lines: string[] = [];
  const code = tellChecks(await verify(house), json, { language, print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}

test('a removed event and a changed one are told in words, in the language of the command, and with code 1', async () => {
  const { id, name_ru: name } = await world.provider();
  for (const n of [1, 2, 3, 4]) {
    const events = [{ chain: id, subjectId: null, payload: { n } }] as const;
    await changing(house, system, 'test.change', async () => ({ answer: null, events }));
  }
  expect((await said('ru')).code).toBe(0);
  await world.query('DELETE FROM ~audit_event WHERE chain_id = $1 AND seq = 2', [id]);
  await world.query(`UPDATE ~audit_event SET payload = '{}' WHERE chain_id = $1 AND seq = 4`, [id]);
  const { code, text } = await said('ru');
  expect(code).toBe(1);
  expect(text).toContain(`✗ Цепочки аудита не разорваны\n    Цепочка «${name}»: удалено событие № 2.`);
  expect(text).toContain('содержание события № 4 изменено после записи');
  expect((await said('kk')).text).toContain('№ 2 оқиға жойылған');
  const json = await said('en', true);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.text)[0]).toMatchObject({
    name: 'audit',
    faults: [
      { chain: { chain: id, seq: 2, what: 'removed' }, text: expect.stringContaining('event № 2 was removed') },
      { chain: { chain: id, seq: 4, what: 'changed' }, text: expect.stringContaining('event № 4 were changed') },
    ],
  });
});
