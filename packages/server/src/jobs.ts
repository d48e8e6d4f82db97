/** All jobs that fall due by the calendar. */
import { publishHeads } from './access/publishHeads.ts';
import { sealReads } from './access/sealReads.ts';
import { chargeClosed } from './fees/chargeClosed.ts';
import type { DueJob } from './kernel/jobs.ts';
import { expireChoices, expirePlaces } from './placement/jobs.ts';
import { retention } from './privacy/retention.ts';
import { applyCapacities } from './proposal/jobs.ts';
import { remindDue } from './settlement/terms/remind.ts';
import { expireOffers, lapseInactive } from './voucher/jobs.ts';

/** Terms that end. */
export const termJobs: readonly DueJob[] = [expireOffers, lapseInactive, expirePlaces, expireChoices, applyCapacities];

export const jobs: readonly DueJob[] = [...termJobs, remindDue, chargeClosed, sealReads, publishHeads, retention];
