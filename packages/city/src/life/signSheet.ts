import type { Visitor } from './transport.ts';

/** A signature over the sheet of a payment register, by the visitor's own key. */
export async function signSheet(visitor: Visitor, registerId: string): Promise<string> {
  const { bytes } = await visitor.api.treasury.document({ registerId });
  return visitor.sign(bytes);
}
