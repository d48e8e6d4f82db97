import { useTexts } from '../../../shell/language.tsx';
import { statementTexts } from '../../../texts/statement.ts';

/** The words for what a line of a statement is, or why it has no payment; the code itself for one of another version. */
export function useExceptionReason(): (code: string) => string {
  const t = useTexts(statementTexts);
  const words: Readonly<Record<string, string>> = {
    unknownDocument: t.reasons_unknownDocument,
    otherAmount: t.reasons_otherAmount,
    otherParty: t.reasons_otherParty,
    twice: t.reasons_twice,
    cancelled: t.reasons_cancelled,
    undone: t.reasons_undone,
    matched: t.settled_matched,
    bundle: t.settled_bundle,
    part: t.settled_part,
    byHand: t.settled_byHand,
    setAside: t.settled_setAside,
    incoming: t.reasons_incoming,
    fee: t.reasons_fee,
    returned: t.reasons_returned,
  };
  return (code) => words[code] ?? code;
}
