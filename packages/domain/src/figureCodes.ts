/** Codes of the launch report's figures (domain.md 1), without their words: the contract needs no more. */

/** `count`: exact; `thousand`: people counted exactly, printed in thousands; `tiyn`: money. */
export type FigureUnit = 'count' | 'thousand' | 'tiyn';

/** Each figure with its unit, in the order of the report. */
export const figureUnits = {
  kindergartens: 'count',
  kindergartensPublic: 'count',
  kindergartensPrivate: 'count',
  contingent: 'thousand',
  stateOrderYear: 'tiyn',
  stateOrderMonthPublic: 'tiyn',
  stateOrderMonthPrivate: 'tiyn',
  queueLines: 'count',
  queueLines0to2: 'count',
  queueLines2to6: 'count',
  queueRemoved: 'count',
  queueLive: 'count',
  netNeed: 'count',
  filedSince1July: 'count',
  norm: 'tiyn',
  normLocal: 'tiyn',
  normRepublican: 'tiyn',
  parentFee: 'tiyn',
  queueMessages: 'thousand',
  paidByFinancialCentre: 'tiyn',
  paidByFinancialCentreTo: 'count',
  paidByDepartment: 'tiyn',
  paidByDepartmentTo: 'count',
} as const satisfies Record<string, FigureUnit>;

export type FigureCode = keyof typeof figureUnits;

/** All codes, in the order of the report. */
export const figureCodes = Object.keys(figureUnits) as FigureCode[];
