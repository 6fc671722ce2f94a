import type { HandsDone, HandsTask } from '../../model/range.ts';

/** The practice range, as far as its operator works in it: what a step asks of a person is done there. */
export type Range = { do(task: HandsTask): Promise<HandsDone> };
