/** All jobs that fall due by the calendar. */
import type { DueJob } from './kernel/jobs.ts';
import { expireChoices, expirePlaces } from './placement/jobs.ts';
import { expireOffers, lapseInactive } from './voucher/jobs.ts';

export const jobs: readonly DueJob[] = [expireOffers, lapseInactive, expirePlaces, expireChoices];
