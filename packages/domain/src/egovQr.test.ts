import { expect, test } from 'vitest';
import { appMoment, bareBase64, qrLinks } from './egovQr.ts';
import { parseIso } from './moment.ts';

test('the code and the links of both apps name the same address', () => {
  const { text, mobile, business } = qrLinks('https://balapan.kz', 'abc-_1');
  expect(text).toBe('mobileSign:https://balapan.kz/api/sign/abc-_1');
  const link = 'https://m.egov.kz/mobileSign/?link=https%3A%2F%2Fbalapan.kz%2Fapi%2Fsign%2Fabc-_1&';
  expect(mobile).toBe(`${link}isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov`);
  expect(business).toBe(`${link}isi=1597880144&ibi=kz.mobile.mgov.business&apn=kz.mobile.mgov.business`);
});

test('a moment is written as the app reads it', () => {
  expect(appMoment(parseIso('2026-11-22T11:21:37.060Z') ?? 0)).toBe('2026-11-22T16:21:37.000+0500');
});

test('a signature is read with and without lines around it', () => {
  expect(bareBase64('MIIB\r\nAg==\n')).toBe('MIIBAg==');
  expect(bareBase64('-----BEGIN CMS-----\nMIIB\nAg==\n-----END CMS-----\n')).toBe('MIIBAg==');
});
