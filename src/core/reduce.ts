import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import type { MilestoneState, RunState } from '../model/state.ts';
import { EMPTY_RUN } from './initial.ts';
import { faultEnded, faultInjected, faultsFollowed } from './reduce-fault.ts';
import { leaseChanged } from './lease.ts';
import { entered } from './ledger.ts';
import { reduceDecision } from './reduce-decision.ts';
import { reduceCleanUp } from './reduce-clean-up.ts';
import { moveStep, recordOf, seenMerged, withStep } from './reduce-step.ts';
import { inDoubt, stepUndone, takenOver, undoEnded, undoStarted } from './reduce-undo.ts';
import { reduceValue } from './reduce-value.ts';

/** Thrown where an event does not fit the state: the journal is not one that this program could have written. */
export class RefusedEvent extends Error {
  override readonly name = 'RefusedEvent';
}

/** The state after one more event. Pure: time comes with the event; a finished run stays finished, but for its clean-up. */
export function reduce(book: Book, state: RunState, event: FactWithTime): RunState {
  if (state.phase === 'empty' && event.type !== 'run-started')
    throw new RefusedEvent(`${event.type} before run-started`);
  const isOver = state.phase === 'finished' || state.phase === 'aborted';
  if (isOver && event.type !== 'clean-up-began' && event.type !== 'self-tested') return state;
  const next = faultsFollowed(step(book, state, event), event);
  return { ...next, at: Math.max(state.at, event.at), seq: event.seq };
}

export function replay(
  book: Book,
  events: Iterable<FactWithTime>,
  from: RunState = EMPTY_RUN,
): RunState {
  let state = from;
  for (const event of events) state = reduce(book, state, event);
  return state;
}

function step(book: Book, state: RunState, event: FactWithTime): RunState {
  switch (event.type) {
    case 'run-started':
      if (state.phase !== 'empty') throw new RefusedEvent('run-started twice');
      return {
        ...state,
        phase: 'open',
        run: event.run,
        mode: event.mode,
        practice: event.options.practice === true,
        standIns: event.options.standIns ?? [],
        ...(event.options.scenario === undefined ? {} : { scenario: event.options.scenario }),
        tool: event.tool,
        runbook: { id: event.runbook.id, sha256: event.runbook.sha256 },
        site: { id: event.site.id, sha256: event.site.sha256 },
        startedAt: event.at,
        cwd: event.cwd,
        folder: event.folder,
        proposed: event.options.context,
      };
    case 'run-resumed':
      return resumed(state, event);
    case 'lost-cluster-recorded':
      return { ...state, lost: event.lost };
    case 'target-pinned':
      return moveStep(
        { ...state, target: event.target, kubeconfig: event.kubeconfig },
        event,
        event.step,
        { is: 'proving', since: event.at, until: event.until, found: [] },
        'target-pinned',
      );
    case 'access-replaced':
      return { ...state, target: event.target, kubeconfig: event.kubeconfig };
    case 'others-left':
      return { ...state, others: event.others };
    case 'lease-changed':
      return leaseChanged(state, event);
    case 'go-given':
      return { ...state, goes: [...new Set([...state.goes, event.section])] };
    case 'step-adopted':
      return moveStep(seenMerged(state, event.step, event.seen), event, event.step, {
        is: 'passed',
        how: 'adopted',
      });
    case 'step-started': {
      if (event.undo === true) return undoStarted(state, event);
      const record = recordOf(state, event.step);
      const started = withStep(state, event.step, {
        attempts: event.attempt,
        failure: null,
        startedAt: record.startedAt ?? event.at,
        finishedAt: null,
      });
      return moveStep(started, event, event.step, {
        is: 'acting',
        attempt: event.attempt,
        key: event.key,
      });
    }
    case 'action-applied': {
      const record = recordOf(state, event.step);
      const applied = withStep(state, event.step, {
        evidence: [...record.evidence, ...event.evidence],
        ...takenOver(record),
      });
      const ledger = entered(state.ledger, event.step, event.created);
      return moveStep({ ...applied, ledger }, event, event.step, {
        is: 'proving',
        since: event.at,
        until: event.until,
        found: [],
      });
    }
    case 'thing-created':
      return { ...state, ledger: entered(state.ledger, event.step, [event.entry]) };
    case 'action-failed': {
      const record = recordOf(state, event.step);
      const failed = withStep(state, event.step, {
        failure: event.cause,
        evidence: [...record.evidence, ...event.evidence],
        ...takenOver(record),
        ...undoEnded(record),
      });
      return moveStep(failed, event, event.step, {
        is: 'failed',
        since: event.at,
        until: event.at,
        found: [],
      });
    }
    case 'action-in-doubt':
      return inDoubt(
        withStep(state, event.step, { failure: event.cause }),
        event,
        event.step,
        event.attempt,
      );
    case 'step-undone':
      return stepUndone(book, state, event);
    case 'verdict-changed':
      return verdictChanged(state, event);
    case 'clean-up-began':
    case 'clean-up-left':
    case 'thing-found':
    case 'thing-removed':
    case 'thing-kept':
      return reduceCleanUp(book, state, event);
    case 'step-passed':
      return moveStep(seenMerged(state, event.step, event.seen), event, event.step, {
        is: 'passed',
        how: recordOf(state, event.step).manualDone ? 'by-hand' : 'acted',
      });
    case 'step-late': {
      const now = recordOf(state, event.step).state;
      return moveStep(state, event, event.step, {
        is: 'late',
        since: now.is === 'proving' ? now.since : event.at,
        until: now.is === 'proving' ? now.until : event.at,
        found: now.is === 'proving' ? now.found : [],
      });
    }
    case 'step-failed': {
      const seen = seenMerged(state, event.step, event.seen);
      return moveStep(seen, event, event.step, {
        is: 'failed',
        since: event.at,
        until: event.at,
        found: event.seen.map((one) => one.found),
      });
    }
    case 'step-rehearsed':
      return moveStep(seenMerged(state, event.step, event.seen ?? []), event, event.step, {
        is: 'rehearsed',
      });
    case 'value-found':
      return reduceValue(book, state, event);
    case 'operator-decided':
      return reduceDecision(book, state, event);
    case 'milestone-held':
      return withMilestone(state, event.milestone, {
        heldSince: event.since,
        rtaMs: state.outageStartedAt === null ? null : event.since - state.outageStartedAt,
        skipped: null,
        seen: event.seen,
      });
    case 'milestone-lost':
      return withMilestone(state, event.milestone, {
        heldSince: null,
        rtaMs: null,
        skipped: null,
        seen: event.seen,
      });
    case 'fault-injected':
      return faultInjected(state, event);
    case 'fault-ended':
      return faultEnded(state, event);
    case 'self-tested':
      return { ...state, selfTest: event.rows };
    case 'shell-opened':
    case 'shell-left':
      return state;
    case 'run-finished':
      return {
        ...state,
        phase: event.why === 'aborted' ? 'aborted' : 'finished',
        // A clean-up afterwards does not change how long it took.
        finishedAt: state.finishedAt ?? event.at,
        exitCode: event.exitCode,
      };
  }
}

function withMilestone(state: RunState, id: string, now: MilestoneState): RunState {
  return { ...state, milestones: { ...state.milestones, [id]: now } };
}

type Of<T extends FactWithTime['type']> = Extract<FactWithTime, { type: T }>;

/** What was acting when the wizard died is in doubt from here on. */
function resumed(state: RunState, event: Of<'run-resumed'>): RunState {
  let next = state;
  for (const [id, record] of Object.entries(state.steps))
    if (record.state.is === 'acting') next = inDoubt(next, event, id, record.state.attempt);
  return next;
}

function verdictChanged(state: RunState, event: Of<'verdict-changed'>): RunState {
  const seen = seenMerged(state, event.step, [event.seen]);
  const record = recordOf(seen, event.step);
  const now = record.state;
  if (now.is === 'in-doubt') {
    if (event.answer === 'done')
      return moveStep(seen, event, event.step, {
        is: 'proving',
        since: event.at,
        until: event.until ?? event.at,
        found: [],
      });
    return withStep(seen, event.step, {
      state: { ...now, ...(event.answer === undefined ? {} : { answer: event.answer }) },
    });
  }
  if (now.is === 'passed' && event.seen.found.verdict !== 'pass')
    return moveStep(seen, event, event.step, { is: 'stale', why: 'regressed' });
  if (now.is === 'proving' || now.is === 'late' || now.is === 'failed')
    return withStep(seen, event.step, {
      state: { ...now, found: record.seen.map((one) => one.found) },
    });
  return seen;
}
