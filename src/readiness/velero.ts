import { judgePhase } from './phases.ts';

const FAILED = ['Failed', 'PartiallyFailed', 'FailedValidation'];

/** A Backup or Restore of Velero: what is left out of it is lost, so one that failed in part has failed. */
export const judgeVeleroWork = judgePhase({ pass: ['Completed'], fail: FAILED });

export const judgeBackupStorage = judgePhase({ pass: ['Available'], fail: ['Unavailable'] });

export const judgeSchedule = judgePhase({ pass: ['Enabled'], fail: FAILED });
