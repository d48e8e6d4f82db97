/** Whole seconds until something ends that was begun when the component came onto the page; counted down, never below 0. */
import { useEffect, useState } from 'react';
import { elapsed } from '../adapters/elapsed.ts';

/** @param seconds how long it is good */
export function useSecondsLeft(seconds: number): number {
  const [begun] = useState(elapsed);
  const [now, setNow] = useState(begun);
  useEffect(() => {
    const timer = setInterval(() => setNow(elapsed()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil(seconds - (now - begun) / 1000));
}
