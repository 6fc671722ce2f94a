import { leaseMove, leaseNow, mayTakeFrom, type LeaseMove } from '../core/lease.ts';
import { WizardError } from '../model/error.ts';
import type { EventType } from '../model/event.ts';
import type { LeaseChange, LeaseHolder, LeasePort, LeaseSeen } from '../model/lease.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { createBell } from './bell.ts';
import { lacking } from './missing-rights.ts';
import type { RunPorts } from './ports.ts';
import type { Recorder } from './recorder.ts';

/** As a node keeps its own: three renewals may be lost before anybody takes it. */
const LEASE_MS = 40_000;
const RENEW_MS = 10_000;
/** Who may not write it is asked again now and then: somebody may grant it meanwhile. */
const DENIED_MS = 60_000;
const TRIES = 3;
/** Leaving is not held up by a cluster that does not answer: the Lease expires by itself. */
const GIVE_UP_MS = 2000;

export type LeaseKeeper = {
  /** Gives the Lease up where it is this run's. */
  end(): Promise<void>;
};

const NONE: LeaseKeeper = { end: () => Promise.resolve() };

/** Holds the Lease of the pinned cluster for as long as the run lives, so that whoever else comes is told of it. */
export function keepLease(
  { ports, recorder }: { readonly ports: RunPorts; readonly recorder: Recorder },
  whole: AbortSignal,
  onBug: (error: unknown) => void,
): LeaseKeeper {
  const { lease: port } = ports;
  if (port === undefined) return NONE;
  return keeper(port, { ports, recorder }, whole, onBug);
}

function keeper(
  port: LeasePort,
  { ports, recorder }: { readonly ports: RunPorts; readonly recorder: Recorder },
  whole: AbortSignal,
  onBug: (error: unknown) => void,
): LeaseKeeper {
  const { clock } = ports;
  const bell = createBell(clock);
  let isCalled = false;
  let isHeld = false;
  /** A write was begun: whether it was made is not known before it is read. */
  let mayBeHeld = false;
  let goodAt = clock.mono();
  let seenAs = '';
  let seenAt = clock.mono();

  function call(): void {
    isCalled = true;
    bell.ring();
  }

  /** How long it has looked as it does: only that tells whether its holder lives. */
  function unchangedMs(seen: LeaseSeen | null): number {
    const looks = JSON.stringify([seen?.object.metadata.uid, seen?.object['spec']]);
    if (looks !== seenAs) seenAt = clock.mono();
    seenAs = looks;
    return clock.mono() - seenAt;
  }

  async function keep(): Promise<void> {
    while (!whole.aborted) {
      isCalled = false;
      const pauseMs = recorder.state().target === null ? undefined : await oneTurn();
      if (!isCalled && !whole.aborted) await bell.wait(pauseMs);
    }
  }

  /** Milliseconds until the next one. */
  async function oneTurn(): Promise<number> {
    try {
      await look(whole);
      goodAt = clock.mono();
      return RENEW_MS;
    } catch (error) {
      if (whole.aborted) return 0;
      if (!(error instanceof WizardError)) throw error;
      await missed(error);
      return error.kind === 'forbidden' ? DENIED_MS : RENEW_MS;
    }
  }

  async function look(signal: AbortSignal): Promise<void> {
    const own = self();
    for (let tried = 0; tried < TRIES; tried += 1) {
      const seen = await port.read(signal);
      const move = leaseMove({
        seen,
        own: own.identity,
        unchangedMs: unchangedMs(seen),
        held: isHeld,
        grantedFrom: mayTakeFrom(recorder.state()),
      });
      if (move.do === 'stand-by') return standBy(move.holder);
      mayBeHeld = true;
      const claim = { holder: own, durationMs: LEASE_MS, now: clock.now() };
      const written = await port.write(claim, seen, signal);
      // Somebody was faster: it is theirs until it is seen otherwise.
      if (written === null) continue;
      isHeld = true;
      await tellHeld(move);
      return;
    }
  }

  async function standBy(holder: LeaseHolder): Promise<void> {
    isHeld = false;
    await tell((now) =>
      now?.is === 'other' && now.holder.identity === holder.identity
        ? undefined
        : { is: 'other', holder, ...(now?.is === 'held' ? { lost: true } : {}) },
    );
  }

  async function tellHeld({ how, from }: Extract<LeaseMove, { do: 'claim' }>): Promise<void> {
    await tell((now) =>
      now?.is === 'held' && (how === 'own' || how === 'free')
        ? undefined
        : { is: 'held', how, from },
    );
  }

  /** Once, until it is otherwise. A cluster that is away for a moment is not worth a word. */
  async function missed({ kind, code, params }: WizardError): Promise<void> {
    if (kind === 'cluster-unreachable' && clock.mono() - goodAt < LEASE_MS) return;
    const isDenied = code === 'api-forbidden' && params['resource'] === LEASES;
    const cause = isDenied ? denied() : aCause(code, params);
    await tell((now) =>
      now?.is === 'other' || (now?.is === 'missed' && now.cause.code === cause.code)
        ? undefined
        : { is: 'missed', cause },
    );
  }

  async function tell(
    make: (now: ReturnType<typeof leaseNow>) => LeaseChange | undefined,
  ): Promise<void> {
    await recorder.recordIf((state) => {
      const lease = state.phase === 'open' ? make(leaseNow(state)) : undefined;
      return lease === undefined ? undefined : { type: 'lease-changed', lease };
    });
  }

  function self(): LeaseHolder {
    const begun = ports.journal.events.findLast(({ type }) => BEGINS.includes(type));
    const { run, mode } = recorder.state();
    const { name, host } = begun?.by ?? ports.wizard;
    return { identity: `${host}_${run}`, run, operator: name, host, mode, since: '', renewed: '' };
  }

  async function giveUp(): Promise<void> {
    const limit = AbortSignal.timeout(GIVE_UP_MS);
    try {
      const seen = await port.read(limit);
      if (seen?.holder?.identity === self().identity) await port.giveUp(seen, limit);
    } catch (error) {
      if (!(error instanceof WizardError) && !limit.aborted) throw error;
    }
  }

  recorder.onEvent((event) => {
    const isDecided = event.type === 'operator-decided' && event.decision.do === 'lease';
    if (isDecided || event.type === 'target-pinned' || event.type === 'access-replaced') call();
  });
  whole.addEventListener('abort', call, { once: true });
  const kept = keep().catch(onBug);
  return {
    async end() {
      await kept;
      if (mayBeHeld) await giveUp();
    },
  };
}

/** Whoever begins or goes on with it is its operator. */
const BEGINS: readonly EventType[] = ['run-started', 'run-resumed', 'clean-up-began'];

const LEASES = 'leases.coordination.k8s.io';

/** Nobody is told of this run, and the commands that grant it. */
function denied(): Cause {
  const group = 'coordination.k8s.io';
  const about = { group, resource: 'leases', namespace: 'kube-system' };
  const wants = ['get', 'create', 'update', 'delete'].map((verb) => ({ verb, ...about }));
  return aCause('lease-forbidden', lacking(wants)[0]?.params ?? {});
}
