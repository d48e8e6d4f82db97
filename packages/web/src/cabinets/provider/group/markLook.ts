/** How a mark looks wherever it is shown: its icon; colours are by `data-mark` in the sheets. */
import type { CellMark, Mark } from '@balapan/domain/attendance.ts';
import type { IconName } from '../../../kit/Icon.tsx';

export const markIcons: Readonly<Record<CellMark, IconName>> = {
  present: 'tick',
  ill: 'thermometer',
  leave: 'briefcase',
  quarantine: 'shield',
  unexcused: 'cross',
  unmarked: 'dash',
};

/** The reasons of an absence, in the order of the buttons. */
export const absences: readonly Exclude<Mark, 'present'>[] = ['ill', 'leave', 'quarantine', 'unexcused'];
