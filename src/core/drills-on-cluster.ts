import type { RunState } from '../model/state.ts';

/**
 * A drill on a cluster that outlives it: it executes only what says so, changes nothing of production and removes what it
 * made. The practice range is a world of its own, and ends with the drill.
 */
export function drillsOnCluster({ mode, practice }: Pick<RunState, 'mode' | 'practice'>): boolean {
  return mode === 'drill' && !practice;
}
