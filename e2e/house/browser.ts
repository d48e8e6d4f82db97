/** The browser of the journeys: the machine's own Chromium, else the one that npm brought. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** `CHROMIUM` names another one; `npm`: the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM ?? known.find((path) => existsSync(path));
  if (own !== undefined && own !== 'npm') return chromium.launch({ executablePath: own, args: quiet });
  const { default: brought } = await import('@sparticuz/chromium');
  // Not with the arguments that it proposes: a single process falls when its second context opens, and web security stays on.
  return chromium.launch({ executablePath: await brought.executablePath(), args: ['--headless=shell', ...quiet] });
}
