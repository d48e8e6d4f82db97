/** A signed act leaves its page as a package; on the public page, without script, it is found whole, and broken when it was touched. */
import { openRoad } from '@balapan/city/life/transport.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { verifyTexts } from '@balapan/server/report/publicPage/verifyTexts.ts';
import { actPageTexts } from '@balapan/web/texts/actPage.ts';
import { unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { openCasting } from './house/cast.ts';
import { faultsOf } from './house/look.ts';

const city = inject('city');
let browser: Browser;
let actId: string;
let cookie: { name: string; value: string };
let zip: Buffer;

beforeAll(async () => {
  browser = await openBrowser();
  const casting = openCasting(city.address);
  const head = await casting.staff('departmentHead').finally(() => casting.close());
  const { hostname, port } = new URL(city.address);
  const road = openRoad({ host: hostname, port: Number(port) }, 1);
  const visitor = road.visitor();
  await visitor.api.access.signIn({ personId: head.personId, appointmentId: head.appointmentId });
  const { rows } = await visitor.api.settlement.acts({ state: 'signedByProvider', size: 50 });
  for (const row of rows) {
    const told = await visitor.api.settlement.act({ actId: row.actId });
    if (told.signatures.length === 0) continue;
    actId = row.actId;
    break;
  }
  zip = Buffer.from((await visitor.api.settlement.package({ actId })).bytes, 'base64');
  road.close();
  const signedIn = await fetch(new URL('/api/v1/access/sign-in', city.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-balapan': '1' },
    body: JSON.stringify({ personId: head.personId, appointmentId: head.appointmentId }),
  });
  const [name = '', value = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? [];
  cookie = { name, value };
});
afterAll(() => browser.close());

/** What somebody made of the package on the way. */
function touched(): Buffer {
  const files = unzipSync(new Uint8Array(zip));
  const document = files['document.jsonl'] as Uint8Array;
  document[30] = (document[30] ?? 0) ^ 1;
  return Buffer.from(zipSync(files));
}

describe.each(languages)('in %s', (language) => {
  const t = verifyTexts[language];

  async function send(page: Page, bytes: Buffer): Promise<void> {
    await page
      .getByLabel(t.package)
      .setInputFiles({ name: 'balapan-act.zip', mimeType: 'application/zip', buffer: bytes });
    await page.getByRole('button', { name: t.check }).first().click();
  }

  it('the act’s page gives its package', async () => {
    const context = await browser.newContext({ baseURL: city.address, viewport: { width: 1280, height: 900 } });
    await context.addCookies([
      { ...cookie, url: city.address },
      { name: 'language', value: language, url: city.address },
    ]);
    const page = await context.newPage();
    await page.goto(`/app/department/acts/${actId}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: actPageTexts[language].package }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^balapan-act-.+\.zip$/u);
    await context.close();
  });

  it('it is found whole, and broken after it was touched, without script', async () => {
    const context = await browser.newContext({
      baseURL: city.address,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`/${language}`);
    await page.getByRole('contentinfo').getByRole('link', { name: t.title }).click();
    await send(page, zip);
    await page.getByRole('heading', { name: t.whole }).waitFor();
    await page.getByText(t.stepProvider).waitFor();
    await send(page, touched());
    await page.getByRole('heading', { name: t.broken }).waitFor();
    await page.getByText(t.FILE_CHANGED({ file: 'document.jsonl' })).waitFor();
    await context.close();
  });

  it('the page is accessible and fits, before and after', async () => {
    const context = await browser.newContext({ baseURL: city.address, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const folder = process.env.E2E_PICTURES;
    const picture = (name: string) => (folder === undefined ? undefined : `${folder}/verify-${language}-${name}`);
    await page.goto(`/${language}/verify`);
    expect(await faultsOf(page, language, picture('form'))).toEqual([]);
    await send(page, zip);
    await page.getByRole('heading', { name: t.whole }).waitFor();
    if (folder !== undefined) await page.screenshot({ path: `${picture('whole')}.png`, fullPage: true });
    expect(await faultsOf(page, language, picture('whole'))).toEqual([]);
    await context.close();
  });
});
