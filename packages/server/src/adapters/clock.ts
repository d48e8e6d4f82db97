/** Epoch milliseconds of this machine's clock: the only place of the server that reads it. */
export const wallClock = (): number => Date.now();
