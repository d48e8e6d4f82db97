/** Form Р-1 and its annex as texts and as PDF, out of an act's bytes. */
import { type ActLine, actBytes } from '@balapan/domain/act.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { sumTiyn, tenge, tiyn } from '@balapan/domain/money.ts';
import { formatCount } from '@balapan/domain/text/format.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../../testing/pdfText.ts';
import { drawAnnex } from './annex.ts';
import { annexPages, linesOfPage } from './annexModel.ts';
import { readActBytes } from './facts.ts';
import { drawForm } from './form.ts';
import { formModel, normLines } from './formModel.ts';

const line = (no: number, some: Partial<ActLine> = {}): ActLine => ({
  ...{ no, childId: `child${no}`, voucherNumber: `V-${no}`, serviceMonth: asMonth('2025-08') },
  ...{ normTiyn: tenge(55_659), payableDays: 19, workingDays: 21 },
  ...{ total: tiyn(5_035_814), local: tiyn(4_584_248), republican: tiyn(451_566), reason: null },
  ...some,
});

function orderOf(lines: readonly ActLine[], carried = 0n) {
  const bytes = Buffer.from(
    actBytes(
      {
        ...{ number: '08-2025/0417', version: 2, month: asMonth('2025-08'), providerId: 'p', payer: 'financialCentre' },
        ...{ providerBin: '240840000126', providerName: 'ТОО «Балдәурен»', contractNumber: '15' },
        ...{ contractDay: asDay('2025-07-01'), programme: '360-202', registerSha256: 'ab'.repeat(32) },
        carriedIn: { local: tiyn(carried), republican: tiyn(0) },
      },
      lines,
    ),
  );
  const requisites = {
    ...{
      bytes,
      sha256: Buffer.alloc(32, 1),
      made_at: momentOf(asDay('2025-09-08'), '10:00'),
      phone: '+7 727 123 45 67',
      iban: 'KZ18722S000012345678',
      bik: 'CASPKZKA',
    },
    ...{
      name_kk: '«Балдәурен» ЖШС',
      name_ru: 'ТОО «Балдәурен»',
      address_kk: 'Абай д-лы, 1',
      address_ru: 'пр. Абая, 1',
    },
    ...{ department_bin: '990240000001', department_kk: 'Білім басқармасы', department_ru: 'Управление образования' },
  };
  const signers = [
    { step: 'provider', person: 'Әбдірова Кәусар', acting: true, signed_at: momentOf(asDay('2025-09-09'), '09:05') },
  ];
  return { ...readActBytes(bytes), requisites, signers, page: 'https://balapan.example/kk/verify' };
}

const earlier = { serviceMonth: asMonth('2025-07'), payableDays: -2, reason: 'corrected' } as const;
const back = { ...earlier, total: tiyn(-530_086), local: tiyn(-530_086), republican: tiyn(0) };

describe('form Р-1', () => {
  it('has a line for each norm, corrections of earlier months apart, and they add up to the act', () => {
    const other = { normTiyn: tenge(90_000) };
    const { head, lines } = orderOf([line(1), line(2, other), line(3), line(4, back)]);
    expect(normLines(head, lines)).toEqual([
      { normTiyn: 9_000_000n, isEarlier: false, days: 19, total: 5_035_814n },
      { normTiyn: 5_565_900n, isEarlier: false, days: 38, total: 10_071_628n },
      { normTiyn: 5_565_900n, isEarlier: true, days: -2, total: -530_086n },
    ]);
    expect(sumTiyn(normLines(head, lines).map(({ total }) => total))).toBe(head.totals.total);
  });

  it('tells requisites, contract, sums in words of both languages, hands and the address that checks them', async () => {
    const pages = pdfText(await drawForm(orderOf([line(1)])));
    expect(pages).toHaveLength(1);
    const text = (pages[0] ?? '').replaceAll('\u00A0', ' ').replaceAll('\n', ' ').replaceAll(/ +/gu, ' ');
    for (const part of [
      'АКТ ВЫПОЛНЕННЫХ РАБОТ',
      'АКТІСІ',
      '240840000126',
      '990240000001',
      '№ 15, 2025 жылғы 1 шілде / 1 июля 2025 года',
      '№ 08-2025/0417 (нұсқа / версия 2)',
      '50 358,14',
      'Елу мың үш жүз елу сегіз теңге 14 тиын',
      'Пятьдесят тысяч триста пятьдесят восемь тенге 14 тиын',
      'м. а. / и. о. Меңгеруші / Заведующая(ий): Әбдірова Кәусар',
      'ЖСК (IBAN) / ИИК (IBAN) KZ18722S000012345678, БСК / БИК CASPKZKA',
      'ЭЦҚ қойылды / Подписано ЭЦП 2025-09-09 09:05',
      'қол қойылған жоқ / не подписано',
      'https://balapan.example/kk/verify',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('V-1');
  });

  it('says in words what is taken back, and what is to be paid where it is another sum', () => {
    const { words, money } = formModel(orderOf([line(1, back)]));
    expect(words[0]).toBe('Сомасы жазумен: Минус бес мың үш жүз теңге 86 тиын');
    expect(words[3]).toBe('К оплате прописью: Ноль тенге 00 тиын');
    expect(money).toHaveLength(4);
    expect(formModel(orderOf([line(1)])).money).toHaveLength(2);
    expect(formModel(orderOf([line(1)], -100n)).money.map(([, local]) => local.replace('\u00A0', ' '))).toEqual([
      '45 842,48',
      '−1,00',
      '45 841,48',
      '0,00',
    ]);
  });

  it('goes on to a second page where there are many norms, with the head of the table again', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => line(at + 1, { normTiyn: tenge(50_000 + at) }));
    const pages = pdfText(await drawForm(orderOf(lines)));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('Р/с №');
  });
});

describe('the annex', () => {
  const children = fc.array(
    fc.record({ days: fc.integer({ min: -20, max: 23 }), local: fc.bigInt({ min: -9n, max: 9n }) }),
    {
      maxLength: 3 * linesOfPage + 1,
    },
  );
  it('carries each page’s sums to the next, every child once, the last sums the act’s', () => {
    fc.assert(
      fc.property(children, (some) => {
        const lines = some.map(({ days, local }, at) =>
          line(at + 1, { payableDays: days, local: tiyn(local), republican: tiyn(1), total: tiyn(local + 1n) }),
        );
        const pages = annexPages(lines, new Map());
        expect(pages.flatMap(({ rows }) => rows.map(([no]) => no))).toEqual(lines.map(({ no }) => `${no}`));
        for (const [at, page] of pages.entries())
          expect(page.brought?.slice(6) ?? null).toEqual(pages[at - 1]?.sums.slice(6) ?? null);
        expect(pages.at(-1)?.sums[6]).toBe(
          formatCount(
            some.reduce((sum, { days }) => sum + days, 0),
            'kk',
          ),
        );
        expect(pages.every(({ rows }) => rows.length <= linesOfPage)).toBe(true);
      }),
    );
  });

  it('is as many sheets as pages, with names and IIN where they may be seen', async () => {
    const order = orderOf(Array.from({ length: linesOfPage + 2 }, (_, at) => line(at + 1)));
    const names = new Map([['child1', { name: 'Әлімбек Ұлпан Қайратқызы', iin: '200512600338' }]]);
    const bytes = await drawAnnex({ ...order, names });
    const pages = pdfText(bytes);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/Әлімбек Ұлпан Қайратқызы\s+200512600338\s+V-1\s+08\.2025/u);
    expect(pages[0]).toContain('бет / стр. 1 / 2');
    expect(pages[1]).toMatch(new RegExp(`V-${linesOfPage + 2}\\s`, 'u'));
    expect(await drawAnnex({ ...order, names })).toEqual(bytes);
  });
});
