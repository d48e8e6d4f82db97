/** The screens that people sit at. */
import type { BrowserContextOptions } from 'playwright-core';

export type Desk = 'phone' | 'tablet' | 'desktop';

export const deskScreens: Readonly<Record<Desk, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  tablet: { viewport: { width: 1180, height: 820 }, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};
