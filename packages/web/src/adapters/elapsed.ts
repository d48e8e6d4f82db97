/** Milliseconds since the page was opened, whatever the clock on the wall is set to: only differences mean anything. */
export const elapsed = (): number => performance.now();
