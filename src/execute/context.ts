import type { Book } from '../model/book.ts';
import type { StepId } from '../model/runbook.ts';
import type { DoorSeen } from './door-seen.ts';
import type { Gate } from './gate.ts';
import type { Live } from './live.ts';
import type { RunPorts } from './ports.ts';
import type { Reach } from './reach.ts';
import type { Recorder } from './recorder.ts';
import type { Offers } from './offers.ts';
import type { RunRights } from './rights.ts';

/** Milestones in trouble; whoever listens to the run is told when one comes or goes. */
export type Troubled = {
  readonly all: ReadonlySet<string>;
  mark(milestone: string, isTroubled: boolean): void;
};

/** What every effect of a run is given. */
export type RunContext = {
  readonly book: Book;
  readonly ports: RunPorts;
  readonly recorder: Recorder;
  readonly live: Live;
  readonly door: DoorSeen;
  readonly reach: Reach;
  /** All probes, and those of the pinned cluster's API server. */
  readonly probeGate: Gate;
  readonly clusterGate: Gate;
  /** One pin at a time. */
  readonly pinGate: Gate;
  /** Steps looked at before anything was done to them, in this process. */
  readonly lookedFirst: Set<StepId>;
  /** Milestones that should hold by now and do not. */
  readonly troubled: Troubled;
  /** The operator asked to look again now instead of waiting for the next turn. */
  readonly lookNow: Map<StepId, () => void>;
  /** Which rights actions lack, and which manual steps the machine could do. */
  readonly rights: RunRights;
  readonly offers: Offers;
};

/** The part that looking needs: it can't record and can't change anything. */
export type LookContext = Pick<RunContext, 'book' | 'probeGate' | 'clusterGate'> & {
  readonly reach: Pick<Reach, 'lost' | 'isLost' | 'back'>;
  readonly recorder: Pick<Recorder, 'state'>;
  readonly ports: Pick<RunPorts, 'clock' | 'catalogue' | 'readers'> & {
    readonly secrets: Pick<RunPorts['secrets'], 'get'>;
  };
};

/** The part that following needs: it is told when what it read may be another. */
export type FollowContext = LookContext & {
  readonly recorder: { onEvent(listener: () => void): () => void };
};
