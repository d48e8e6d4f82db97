import { expect, test } from 'vitest';
import { isOurHost, isOurOrigin, localSite, readSite, shownHost } from './site.ts';

test('without a public address only this machine’s own names are ours', () => {
  for (const host of ['localhost', 'localhost:8080', 'LOCALHOST:80', '127.0.0.1:8080', '127.8.0.1', '[::1]:8080']) {
    expect([host, isOurHost(localSite, host)]).toEqual([host, true]);
  }
  const foreign = [
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80',
    '10.0.0.1',
  ];
  for (const host of [...foreign, undefined]) expect([host, isOurHost(localSite, host)]).toEqual([host, false]);
  expect(isOurOrigin(localSite, 'http://localhost:8080', 'localhost:8080')).toBe(true);
  expect(isOurOrigin(localSite, 'http://localhost:9090', 'localhost:8080')).toBe(false);
});

test('with one, it alone is ours, and the text to be signed names it', () => {
  const site = readSite('https://balapan.example.kz', '', false);
  expect(site).toEqual({ origin: 'https://balapan.example.kz', isSecure: true, proxies: [] });
  expect(isOurHost(site, 'Balapan.example.kz')).toBe(true);
  for (const host of ['localhost', 'balapan.example.kz:8443', 'evil.example'])
    expect(isOurHost(site, host)).toBe(false);
  expect(isOurOrigin(site, 'http://balapan.example.kz', 'balapan.example.kz')).toBe(false);
  expect(shownHost(site, 'evil.example')).toBe('balapan.example.kz');
});

test('what cannot be an address of ours is refused at the start', () => {
  for (const url of ['balapan', 'ftp://x.kz', 'https://x.kz/path', 'https://user@x.kz', 'https://x.kz?a=1']) {
    expect(() => readSite(url, '', true)).toThrow('PUBLIC_URL');
  }
  expect(() => readSite('http://balapan.example.kz', '', false)).toThrow('plainHttp');
  expect(readSite('http://192.168.1.5:8080', '', true).isSecure).toBe(false);
  expect(readSite('http://localhost:8080', '', false).origin).toBe('http://localhost:8080');
});

test('proxies are addresses or networks, never everybody', () => {
  expect(readSite('', '127.0.0.1, 10.0.0.0/8 ,::1', false).proxies).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  for (const bad of ['true', '1', 'proxy.local', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8']) {
    expect(() => readSite('', bad, false)).toThrow('TRUST_PROXY');
  }
});
