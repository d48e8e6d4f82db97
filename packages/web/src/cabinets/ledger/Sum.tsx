/** A sum that opens its entries; where it is zero there are none. */
import { Opens } from '../../kit/Opens.tsx';
import { useFmt } from '../../shell/fmt.ts';

export function Sum({ of, onOpen }: { readonly of: string; readonly onOpen: () => void }) {
  const fmt = useFmt();
  return of === '0' ? fmt.amount(of) : <Opens onOpen={onOpen}>{fmt.amount(of)}</Opens>;
}
