import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CleanupReason } from '../../cleanup.ts';
import { asDay } from '../../day.ts';
import type { ErrorFact } from '../../errors.ts';
import { decide } from '../../iteration/decide.ts';
import type { IterationReason } from '../../iteration/input.ts';
import { scanLimit } from '../../legalScan.ts';
import { policyInForce20250701 } from '../../policyInForce.ts';
import { inputs } from '../../testing/iteration.ts';
import type { Catalogue } from '../catalogue.ts';
import { languages, type TextLanguage } from '../language.ts';
import { actTexts } from './act.ts';
import { errorText, errorTexts, isErrorCode } from './errors.ts';
import { iterationOutcomeTexts, iterationReasonText } from './iteration.ts';
import { ageText, categoryText, cleanupReasonText, cleanupVerdictTexts, wishedLanguageTexts } from './queue.ts';
import {
  actStateTexts,
  applicationStateTexts,
  calendarKindTexts,
  deskTexts,
  markTexts,
  paymentRegisterStateTexts,
  refusalReasonTexts,
  registerCheckTexts,
  tierTexts,
  voucherStateTexts,
} from './status.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const kazakhOnly = /[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/;

describe('status words', () => {
  const catalogues = Object.entries({
    applicationStateTexts,
    voucherStateTexts,
    actStateTexts,
    deskTexts,
    paymentRegisterStateTexts,
    registerCheckTexts,
    markTexts,
    calendarKindTexts,
    tierTexts,
    refusalReasonTexts,
    iterationOutcomeTexts,
    cleanupVerdictTexts,
  });
  test.each(catalogues)('%s: each state in three languages, all different inside a language', (_, catalogue) => {
    for (const language of languages) {
      const words = Object.values(catalogue[language]);
      expect(words.every((word) => word.length > 0 && word === word.trim())).toBe(true);
      expect(new Set(words).size).toBe(words.length);
      expect(Object.keys(catalogue[language]).sort()).toEqual(Object.keys(catalogue.kk).sort());
    }
  });
  test.each([
    [applicationStateTexts, 'offered', 'Жауабыңыз керек', 'Нужен ваш ответ', 'Your answer needed'],
    [applicationStateTexts, 'inactive', 'Тоқтатылды', 'Приостановлено', 'On hold'],
    [actStateTexts, 'sent', 'Төлемге берілді', 'Передан на оплату', 'Sent for payment'],
    [actStateTexts, 'paid', 'Төленді', 'Выплачен', 'Paid'],
    [markTexts, 'unexcused', 'Себепсіз', 'Без причины', 'No reason'],
  ])('of the design: %# %s', (catalogue: Catalogue<Readonly<Record<string, string>>>, state, kk, ru, en) => {
    expect([catalogue.kk[state], catalogue.ru[state], catalogue.en[state]]).toEqual([kk, ru, en]);
  });
});

describe('errors', () => {
  const codes = Object.keys(errorTexts.kk) as ErrorFact['code'][];
  const anything = new Proxy(
    {},
    { get: (_, name) => (/count|seconds|actual|limit|Days|Line/.test(String(name)) ? 3 : `‹${String(name)}›`) },
  );
  const textOf = (code: ErrorFact['code'], language: TextLanguage): string =>
    errorText({ code, params: anything } as unknown as ErrorFact, language);

  test('are the same codes in every language', () => {
    for (const language of languages) expect(Object.keys(errorTexts[language]).sort()).toEqual([...codes].sort());
  });
  test.each(codes)('%s is a sentence in three languages with the same parameters', (code) => {
    const [kk, ru, en] = languages.map((language) => textOf(code, language)) as [string, string, string];
    for (const text of [kk, ru, en]) {
      expect(text.endsWith('.')).toBe(true);
      expect(text).not.toMatch(/!|undefined|\[object|уважаем/);
    }
    const params = (text: string) => [...new Set(text.match(/‹\w+›/g) ?? [])].sort();
    expect(params(ru)).toEqual(params(kk));
    expect(params(en)).toEqual(params(kk));
    expect(ru).not.toMatch(kazakhOnly);
    expect(en).not.toMatch(/[а-яё]/i);
    expect(new Set([kk, ru, en]).size).toBe(3);
  });
  test('no two codes share a text', () => {
    for (const language of languages)
      expect(new Set(codes.map((code) => textOf(code, language))).size).toBeGreaterThan(codes.length - 6);
  });
  test.each([
    ['kk', 'ЖСН 12 цифрдан тұрады. Сіз 11 цифр жаздыңыз.'],
    ['ru', 'В ИИН 12 цифр. Вы ввели 11.'],
    ['en', 'An IIN has 12 digits. You entered 11.'],
  ] as const)('an IIN too short in %s', (language, text) => {
    expect(errorText({ code: 'iin.length', params: { actual: 11 } }, language)).toBe(text);
  });
  test('count in Russian as Russian counts', () => {
    const text = (count: number) => errorText({ code: 'register.unmarked', params: { count } }, 'ru');
    expect([1, 3, 12].map(text)).toEqual(['Не хватает 1 отметки.', 'Не хватает 3 отметок.', 'Не хватает 12 отметок.']);
  });
  test('write days, months and moments as the reader does, and quote a file as it stands', () => {
    const texts = (fact: ErrorFact) => languages.map((language) => plain(errorText(fact, language)));
    expect(texts({ code: 'norm.overlap', params: { day: '2024-01-01' } })).toEqual([
      expect.stringContaining('01.01.2024'),
      'С 01.01.2024 уже стоит другой норматив. Выберите более поздний день.',
      'Another norm stands from 1 Jan 2024 on. Choose a later day.',
    ]);
    expect(texts({ code: 'ledger.monthNotOver', params: { month: '2025-09' } })[1]).toBe(
      'Месяц ещё не закончился: сентябрь 2025 года.',
    );
    const clock = { from: '2025-09-11T08:30:00+05:00', to: '2026-12-31' };
    expect(texts({ code: 'field.outOfRange', params: clock })[1]).toBe('От 11.09.2025, 08:30 до 31.12.2026.');
    const quoted = { file: 'children.csv', value: '2024-01-01' };
    expect(texts({ code: 'file.referenceUnknown', params: quoted })[1]).toContain('2024-01-01');
  });
  test('limits of a file are told in the reader’s unit', () => {
    const texts = (limit: number) =>
      languages.map((language) => plain(errorText({ code: 'file.tooLarge', params: { limit } }, language)));
    expect(texts(scanLimit)).toEqual([
      'Файл тым үлкен: шегі 5 МБ.',
      'Файл слишком большой: не больше 5 МБ.',
      'The file is too large: the limit is 5 MB.',
    ]);
    expect(texts(65_536)[1]).toBe('Файл слишком большой: не больше 64 кБ.');
  });
  test('know their codes', () => {
    expect(isErrorCode('iin.length')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
  });
});

describe('reasons of the iteration', () => {
  test.each<[IterationReason, string, string, string]>([
    [
      { code: 'extraordinary', params: { k: 3, of: 38 } },
      'Кезектен тыс құқық: 38 баланың ішінде 3-бала.',
      'Внеочередное право: 3-й из 38.',
      'Extraordinary right: number 3 of 38.',
    ],
    [
      { code: 'privileged', params: { p: 2, slot: 1, privileged: 1, general: 3, tier: 'priority' } },
      'Бірінші кезек: жалпы кезектегі үш балаға бір бала.',
      'Первоочередное право: один на трёх общих.',
      'Priority right: one to three of the general queue.',
    ],
    [
      { code: 'privileged', params: { p: 2, slot: 1, privileged: 2, general: 1, tier: 'teacher' } },
      'Педагогтің баласы: жалпы кезектегі бір балаға екі бала.',
      'Ребёнок педагога: 2 на одного общего.',
      'Teacher’s child: two to one of the general queue.',
    ],
    [
      { code: 'general', params: { g: 2, i: 2, general: 3, after: 39 } },
      'Жалпы кезек: № 39 нөмірінен кейінгі үш баланың ішінде 2-бала.',
      'Общая очередь: 2-й из трёх после № 39.',
      'General queue: number 2 of three after No. 39.',
    ],
    [
      { code: 'general', params: { g: 2, i: 2, general: 7, after: 39 } },
      'Жалпы кезек: № 39 нөмірінен кейінгі 7 баланың ішінде 2-бала.',
      'Общая очередь: 2-й из 7 после № 39.',
      'General queue: number 2 of 7 after No. 39.',
    ],
    [
      { code: 'noPlace', params: { age: 6, language: 'ru' } },
      'Өткізіп жіберілді: 6 жасқа орысша топта бос орын жоқ. Кезектегі нөміріңіз сақталады.',
      'Пропущен: нет мест на русском, возраст 6 лет. Место в очереди сохраняется.',
      'Passed over: no free Russian place for age 6. The place in the queue is kept.',
    ],
    [
      { code: 'noPlace', params: { age: 2, language: 'any' } },
      'Өткізіп жіберілді: 2 жасқа бос орын жоқ. Кезектегі нөміріңіз сақталады.',
      'Пропущен: нет мест, возраст 2 года. Место в очереди сохраняется.',
      'Passed over: no free place for age 2. The place in the queue is kept.',
    ],
    [
      { code: 'budgetExhausted', params: { after: 1980 } },
      'Ақша № 1980 нөміріне дейін ғана жетті. Кезектегі нөміріңіз сақталады.',
      'Денег хватило до № 1980. Место в очереди сохраняется.',
      'The money reached as far as No. 1980. The place in the queue is kept.',
    ],
    [
      { code: 'wishedStartLater', params: { wishedStart: asDay('2026-01-12') } },
      'Сіз орынды 12.01.2026 күнінен бастап сұрадыңыз.',
      'Вы просили место с 12.01.2026.',
      'You asked for a place from 12 Jan 2026.',
    ],
    [
      { code: 'underAge', params: { months: 18, reachedOn: asDay('2025-10-03') } },
      'Ваучер 18 айдан бастап беріледі: 03.10.2025 күнінен.',
      'Ваучер дают с 18 месяцев: с 03.10.2025.',
      'Vouchers start at 18 months: from 3 Oct 2025.',
    ],
    [
      { code: 'youngestWait', params: { others: 6021 } },
      'Екі жасқа дейінгілердің кезегі басқа санаттардан кейін: оларда 6 021 бала күтіп тұр.',
      'Дети до двух лет идут после других категорий: там ждёт 6 021 ребёнок.',
      'Children under two come after all other categories; 6,021 children wait there.',
    ],
  ])('%o', (reason, kk, ru, en) => {
    expect(languages.map((language) => plain(iterationReasonText(reason, language)))).toEqual([kk, ru, en]);
  });
  test('every reason that an iteration gives has its sentence in every language', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(...languages), (input, language) => {
        for (const { reason } of decide(input).items)
          expect(iterationReasonText(reason, language)).toMatch(/^[^a-zа-яё].+\.$/su);
      }),
    );
  });
});

describe('verdicts of the clean-up', () => {
  test.each<[CleanupReason, string]>([
    [{ code: 'live', params: {} }, 'Заявление действует, время подачи сохранено.'],
    [{ code: 'enrolled', params: { provider: 'Балауса' } }, 'Ребёнок уже ходит в сад «Балауса».'],
    [{ code: 'notInterested', params: { answered: true } }, 'Вы ответили, что место больше не нужно.'],
    [{ code: 'notInterested', params: { answered: false } }, 'На вопрос, нужно ли место, ответа не было.'],
    [{ code: 'duplicate', params: { keptNumber: '7500-1' } }, 'На этого ребёнка остаётся заявление № 7500-1.'],
    [{ code: 'otherRegion', params: { region: '71' } }, 'Ребёнок стоит в очереди другого региона: 71.'],
    [{ code: 'overAge', params: { schoolYear: 2025 } }, 'Ребёнку 1 сентября 2025 года пора в школу.'],
  ])('%o', (reason, ru) => {
    expect(cleanupReasonText(reason, 'ru')).toBe(ru);
    for (const language of ['kk', 'en'] as const) {
      const text = cleanupReasonText(reason, language);
      expect(text.endsWith('.')).toBe(true);
      for (const value of Object.values(reason.params))
        if (typeof value !== 'boolean') expect(text).toContain(`${value}`);
    }
  });
});

describe('words of the queue', () => {
  const { rules } = policyInForce20250701;
  test.each([
    [1, '1 год'],
    [2, '2 года'],
    [5, '5 лет'],
  ])('age %i is %s', (age, ru) => {
    expect(ageText(age, 'ru')).toBe(ru);
    expect(ageText(age, 'kk')).toBe(`${age} жас`);
    expect(ageText(age, 'en')).toBe(age === 1 ? '1 year' : `${age} years`);
  });
  test('a category is its number, tier and age', () => {
    expect(categoryText(17, rules, 'ru')).toBe('17: общая очередь, 3 года');
    expect(categoryText(1, rules, 'kk')).toBe('1: кезектен тыс, 2 жас');
    expect(categoryText(21, rules, 'en')).toBe('21: under 2');
    expect(categoryText(22, rules, 'en')).toBe('22');
  });
  test('languages are named', () => {
    expect(wishedLanguageTexts.ru.any).toBe('любой язык');
  });
});

describe('words of an act', () => {
  test('count in each language', () => {
    expect(languages.map((language) => actTexts[language].children({ count: 141 }))).toEqual([
      '141 бала',
      '141 ребёнок',
      '141 children',
    ]);
    expect(plain(actTexts.ru.days({ count: 2923 }))).toBe('2 923 дня');
    expect(actTexts.ru.acts({ count: 131 })).toBe('131 акт');
    expect(actTexts.en.acts({ count: 1 })).toBe('1 act');
  });
  test('tell what is left and what is late', () => {
    expect(languages.map((language) => actTexts[language].daysLate({ days: 7 }))).toEqual([
      '7 күнге кешікті',
      'просрочено на 7 дней',
      '7 days late',
    ]);
    expect(languages.map((language) => actTexts[language].daysLeft({ days: 29 }))).toEqual([
      '30 күннен 29 күн қалды',
      'осталось 29 дней из 30',
      '29 days left of 30',
    ]);
    expect(actTexts.ru.daysLeft({ days: 1 })).toBe('остался 1 день из 30');
  });
  test.each(languages)('every text of %s is there', (language) => {
    const params = { number: '08-2025/0417', month: 'x', count: 2, days: 2, day: asDay('2025-10-10'), desk: 'x' };
    for (const text of Object.values(actTexts[language])) {
      const value = typeof text === 'string' ? text : text(params);
      expect(value).not.toMatch(/undefined|^$/);
    }
  });
});
