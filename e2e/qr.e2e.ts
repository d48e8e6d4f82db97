/**
 * A parent comes in by the QR code on the screen, a head signs an act by one: the app is played by the simulator, which gets what a
 * camera would read.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { openEgovMobile, type Phone } from '@balapan/city/simulators/egovMobile/egovMobile.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { parentTexts } from '@balapan/web/texts/parent.ts';
import { qrCodeTexts } from '@balapan/web/texts/qrCode.ts';
import { qrSignInTexts } from '@balapan/web/texts/qrSignIn.ts';
import { qrSigningTexts } from '@balapan/web/texts/qrSigning.ts';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { unfold } from './house/ways.ts';
import { Head } from './people/head.ts';
import { Person } from './people/person.ts';

const city = inject('city');
const authority = await openAuthority();
const app = openEgovMobile(authority, [new URL(city.address).host], () => Date.UTC(2025, 8, 11, 3, 30));
let browser: Browser;
let iin = '';

beforeAll(async () => {
  browser = await openBrowser();
  const [, line = ''] = (await readFile(join(city.dataDir, 'city/guardians.csv'), 'utf8')).split('\n');
  iin = line.split(';')[1] ?? '';
});
afterAll(() => browser.close());

async function sit(language: 'kk' | 'ru' | 'en', width: number) {
  const context = await browser.newContext({
    baseURL: city.address,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'language', value: language, url: city.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/sign-in');
  await unfold(page, qrSignInTexts[language].title);
  return { page, person: new Person(page, language), leave: () => context.close() };
}

/** What a camera reads off the picture on the page. */
async function read(page: Page, name: string): Promise<string> {
  await page.getByRole('img', { name }).waitFor();
  const drawn = await page.evaluate(`(async () => {
    const image = document.querySelector('img[alt=${JSON.stringify(name)}]');
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 400;
    const ground = canvas.getContext('2d');
    ground.drawImage(image, 0, 0, 400, 400);
    return { data: [...ground.getImageData(0, 0, 400, 400).data], side: 400 };
  })()`);
  const { data, side } = drawn as { data: number[]; side: number };
  return jsqr.default(new Uint8ClampedArray(data), side, side)?.data ?? '';
}
const phone = (number: string, more: Partial<Phone> = {}): Phone => ({
  who: { iin: number, surname: 'Ата', givenName: 'Ана', patronymic: null, organisation: null, roles: ['individual'] },
  ...more,
});

describe.each(languages)('in %s', (language) => {
  const t = { ...qrSignInTexts[language], ...qrCodeTexts[language] };
  const errors = errorTexts[language];

  it('a parent scans the code on the screen, signs, and is in; the same code does not work again', async () => {
    const { page, person, leave } = await sit(language, 1280);
    await page.getByRole('button', { name: t.show }).click();
    const text = await read(page, t.picture);
    await person.look('qr');
    const scanned = await app.scan(text, phone(iin, { language }));
    expect(scanned).toMatchObject({ step: 'signed', status: 200 });
    await page.getByRole('heading', { name: parentTexts[language].children }).waitFor();
    const again = await app.scan(text, phone(iin, { language }));
    expect(again).toMatchObject({ status: 403, message: errors['access.qrUsed'] });
    expect(person.faults).toEqual([]);
    await leave();
  });

  it('on a phone the link stands first; what is refused says why and gives a new code', async () => {
    const { page, person, leave } = await sit(language, 360);
    await page.getByRole('button', { name: t.begin }).click();
    const link = await page.getByRole('link', { name: t.open }).getAttribute('href');
    const address = new URL(link ?? '').searchParams.get('link');
    await person.look('qrPhone');
    await app.scan(`mobileSign:${address}`, phone(iin, { instead: { bytes: Buffer.from('x') } }));
    await page.getByText(errors['signature.otherBytes']).waitFor();
    await person.look('qrRefused');
    await page.getByRole('button', { name: t.again }).click();
    await app.scan(await read(page, t.picture), phone('210315550015'));
    await page.getByText(errors['access.notKnown']).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(person.faults).toEqual([]);
    await leave();
  });
});

/** What stands in the certificate of a kindergarten's head: of an ИП the owner's own. */
async function keyOf(bin: string): Promise<Phone['who']> {
  const lines = (await readFile(join(city.dataDir, 'city/staff.csv'), 'utf8'))
    .split('\n')
    .map((line) => line.split(';'));
  const [number = '', surname = '', givenName = ''] = lines.find((line) => line[5] === 'head' && line[6] === bin) ?? [];
  const person = { iin: number, surname, givenName, patronymic: null };
  if (number === bin) return { ...person, organisation: null, roles: ['individual'] };
  return { ...person, organisation: { bin, name: 'Балабақша' }, roles: ['ceo'] };
}

describe('an act', () => {
  const casting = openCasting(city.address);
  afterAll(() => casting.close());

  // Each takes one of the few acts that wait for a signature.
  it.each([
    ['desktop', 'kk'],
    ['phone', 'ru'],
  ] as const)(
    'is signed with the phone at a %s in %s: the key of somebody else is refused on both screens, a new code works',
    async (desk, language) => {
      const [t, s, errors] = [qrCodeTexts[language], qrSigningTexts[language], errorTexts[language]];
      const act = (await casting.drafts()).at(-1);
      if (act === undefined) throw new Error('every act of August is signed');
      const head = await casting.staff('head', act.provider.ru);
      const person = await Person.signedIn({ browser, address: city.address, language, desk }, head);
      await person.page.goto(`/app/provider/acts/${act.actId}`);
      await person.heading(actTexts[language].title({ number: act.number }));
      await person.press(s.begin);
      const dialog = person.page.getByRole('dialog');
      const text = await read(person.page, t.picture);
      await person.look(`qrAct-${desk}`);
      const refused = await app.scan(text, phone('900101300017', { language }));
      expect(refused).toMatchObject({ description: act.number, message: errors['signature.otherPerson'] });
      await dialog.getByText(errors['signature.otherPerson']).waitFor();
      await person.look(`qrActRefused-${desk}`);
      await dialog.getByRole('button', { name: t.again }).click();
      const scanned = await app.scan(await read(person.page, t.picture), { who: await keyOf(act.bin), language });
      expect(scanned).toMatchObject({ step: 'signed', status: 200 });
      await dialog.waitFor({ state: 'detached' });
      await new Head(person).stateIs('signedByProvider');
      expect(person.faults).toEqual([]);
      await person.leave();
    },
  );
});
