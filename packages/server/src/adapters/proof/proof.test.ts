import { leastGuesses } from '@balapan/domain/password.ts';
import { generate } from 'otplib';
import { describe, expect, it } from 'vitest';
import { argon2Hasher } from './argon2Hasher.ts';
import { otplibCodes } from './otplibCodes.ts';

describe('a hash', () => {
  it('says its cost, and is another each time', async () => {
    const hasher = argon2Hasher();
    const [one, two] = [await hasher.hash('пароль'), await hasher.hash('пароль')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(one).not.toBe(two);
    expect([
      await hasher.verify(one, 'пароль'),
      await hasher.verify(one, 'Пароль'),
      await hasher.verify(null, 'пароль'),
    ]).toEqual([true, false, false]);
  });

  it.each([
    ['passwordpassword', false],
    ['qwertyuiop123', false],
    ['gfhjkmgfhjkm', false],
    ['111111111111', false],
    ['сейтқали сейтқали', false],
    ['correct bicycle rain', true],
    ['қоңыр аю балды жейді 7', true],
  ])('%s is good enough: %s', async (password, isGood) => {
    expect((await argon2Hasher().strength(password, ['сейтқали'])) >= leastGuesses).toBe(isGood);
  });
});

describe('codes', () => {
  const codes = otplibCodes();
  it('belong to their half minute and its neighbours', async () => {
    const secret = codes.newSecret();
    const at = 1_757_561_400_000;
    const told = [];
    for (const away of [-2, -1, 0, 1, 2]) {
      told.push(await codes.stepOf(secret, await generate({ secret, epoch: at / 1000 + away * 30 }), at));
    }
    const now = at / 30_000;
    expect(told).toEqual([null, now - 1, now, now + 1, null]);
  });

  it('of nobody are none', async () => {
    expect(await codes.stepOf(null, '123456', 0)).toBeNull();
    expect(await codes.stepOf(codes.newSecret(), 'abcdef', 0)).toBeNull();
  });

  it('come with an address that names the system and no person', () => {
    expect(codes.addressOf('JBSWY3DPEHPK3PXP', 'almaty')).toBe(
      'otpauth://totp/Balapan:almaty?secret=JBSWY3DPEHPK3PXP&issuer=Balapan',
    );
  });
});
