import { judgePhase } from './phases.ts';

/** A volume serves a claim or can serve one; one that was released still holds what was written to it. */
export const judgePersistentVolume = judgePhase({
  pass: ['Available', 'Bound', 'Released'],
  fail: ['Failed'],
});
