import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openAuthority } from './authority.ts';
import type { SignerFacts } from './certificate.ts';

const head: SignerFacts = {
  iin: '850512400333',
  surname: 'Әбдірова',
  givenName: 'Кәусар',
  patronymic: 'Қайратқызы',
  organisation: { bin: '240840000126', name: 'ТОО "Балдәурен"' },
  roles: ['ceo'],
};
const bytes = new TextEncoder().encode('Акт');
const at = Date.UTC(2025, 8, 11, 3, 30);
const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('the test authority', () => {
  it('signs the same thing with the same bytes, another thing with others', async () => {
    const [one, two] = await Promise.all([openAuthority(), openAuthority()]);
    const first = hash(await one.sign(head, bytes, at));
    expect(hash(await two.sign(head, bytes, at))).toBe(first);
    expect(hash(await one.sign({ ...head, roles: ['canSign'] }, bytes, at))).not.toBe(first);
    expect(hash(await one.sign(head, bytes, at + 1000))).not.toBe(first);
  });

  it('has the root that the committed file says', async () => {
    const file = await readFile(new URL('../../../data/keys/authority.crt.pem', import.meta.url), 'utf8');
    expect((await openAuthority()).rootPem).toBe(file);
  });
});
