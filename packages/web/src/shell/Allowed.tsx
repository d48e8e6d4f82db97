/** A page for those who may read it; others are told that it is not theirs, and nothing is asked of the server. */
import type { ReactNode } from 'react';
import { NoPermission } from '../kit/State.tsx';
import { type May, useMay } from './me.ts';

export function Allowed({ to, children }: { readonly to: Parameters<May>[0]; readonly children: ReactNode }) {
  return useMay()(to) ? children : <NoPermission />;
}
