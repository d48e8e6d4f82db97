/** How a row of an act's arithmetic is called: its norm, and for an earlier month which and why. */
import type { Month } from '@balapan/domain/day.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { actLineTexts, lineReasonTexts } from '../../texts/actLines.ts';
import type { ActDetail } from './moneySteps.ts';

export type ActGroup = ActDetail['groups'][number];

/** @param own the act's own month */
export function useGroupName(own: Month): (group: ActGroup) => string {
  const l = useTexts(actLineTexts);
  const reasons = useTexts(lineReasonTexts);
  const fmt = useFmt();
  return ({ norm, serviceMonth, reason }) => {
    const name = l.norm({ sum: fmt.money(norm) });
    if (serviceMonth === own) return name;
    return `${l.ofEarlier({ month: fmt.month(serviceMonth), reason: reasons[reason ?? 'none'] })}. ${name}`;
  };
}
