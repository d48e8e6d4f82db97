import type { Page } from 'playwright-core';

/** Folds out one of the ways to sign in, by its title. */
export const unfold = (page: Page, title: string): Promise<void> => page.getByText(title, { exact: true }).click();
