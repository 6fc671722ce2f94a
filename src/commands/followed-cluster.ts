import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClusterOverview } from '../model/overview.ts';
import type { Change, KindScope, Selection } from '../model/ports.ts';
import type { Cause, Found } from '../model/verdict.ts';
import { unfinished } from '../probes/kubernetes/reading.ts';
import { PATIENCE_MS, type Taken } from '../probes/kubernetes/take-enough.ts';
import { isShown, overview } from '../readiness/overview.ts';
import { createPace } from '../readiness/pace.ts';
import { seenAt, type Seen } from '../readiness/seen-at.ts';
import { createView, type Judged } from '../readiness/view.ts';
import { isExplaining, isOptional, WATCHED } from './watched-kinds.ts';

/** Longer than this nobody else has to wait. */
const SLICE_MS = 8;
const CHANGES = 20;
/** One may have a thousand pods. */
const ROOTS = 1;

/** What was told of a cluster so far, judged. Works in slices, so that keys and clocks never wait for it. */
export type FollowedCluster = {
  take(changes: readonly Change[], now: number): Promise<void>;
  /** Nothing can be asked any more. */
  lose(cause: Cause, now: number): Promise<void>;
  /** `isLast`: who looks does not stay for what is still to come. */
  tell(now: number, options?: { readonly isLast?: true }): ClusterOverview;
  /** What was told so far, for who does not stay. */
  taken(): Taken;
};

type Blind = Extract<Change, { is: 'blind' }> & { readonly since: number };

export function createFollowedCluster(before: ClusterOverview | null = null): FollowedCluster {
  const view = createView();
  const pace = createPace();
  const told = new Set<string>();
  const blind = new Map<string, Blind>();
  // A finding is made anew whenever its root is judged again: what belongs to it is kept with it.
  const seen = new WeakMap<Found, readonly Seen[]>();
  let last = before;
  let knownFrom: number | undefined;
  let wholeFrom: number | undefined;

  async function inSlices(step: () => boolean): Promise<void> {
    let began = performance.now();
    while (!step()) {
      if (performance.now() - began < SLICE_MS) continue;
      await turn();
      began = performance.now();
    }
  }

  function hear(change: Change, now: number): void {
    if (change.is !== 'whole' && change.is !== 'blind') return;
    const key = scopeKey(change);
    told.add(scopeKey({ apiVersion: change.apiVersion, kind: change.kind }));
    if (change.is === 'blind') {
      const since = blind.get(key)?.since ?? lostIn(last)?.since ?? now;
      blind.set(key, { ...change, since });
      if (change.unreachable) knownFrom = undefined;
    } else blind.delete(key);
  }

  async function judge(now: number): Promise<void> {
    await inSlices(() => view.work(ROOTS, now));
    const roots = view.roots()[Symbol.iterator]();
    await inSlices(() => {
      const { value, done } = roots.next();
      if (value !== undefined) remember(value);
      return done === true;
    });
  }

  function remember(root: Judged): readonly Seen[] {
    if (root.found.cause === null || !isShown(root)) return [];
    const known = seen.get(root.found);
    if (known !== undefined) return known;
    const made = seenAt(root, view.around);
    seen.set(root.found, made);
    return made;
  }

  function lostNow(): ClusterOverview['lost'] {
    const all = [...blind.values()].filter((one) => one.unreachable);
    const [first] = all;
    const readable = told.size - new Set([...blind.values()].map(kindKey)).size;
    if (first === undefined || readable > 0) return undefined;
    return { since: Math.min(...all.map((one) => one.since)), cause: first.cause };
  }

  const isTold = (one: Selection) => told.has(kindKey(one));
  const isWhole = () => WATCHED.every((one) => isExplaining(one) || isTold(one));

  /** After a while, what explains and is still to come: a cluster in trouble may hold a million events. */
  function late(now: number, isLast = false): readonly Cause[] {
    if (wholeFrom === undefined || (!isLast && now - wholeFrom < PATIENCE_MS)) return [];
    return unfinished(WATCHED.filter((one) => !isTold(one)));
  }

  return {
    async take(changes, now) {
      let at = 0;
      await inSlices(() => {
        const some = changes.slice(at, at + CHANGES);
        for (const change of some) hear(change, now);
        view.apply(some);
        at += CHANGES;
        return at >= changes.length;
      });
      if (isWhole()) wholeFrom ??= now;
      await judge(now);
    },
    async lose(cause, now) {
      const changes = WATCHED.map(({ apiVersion, kind }): Change => {
        return { is: 'blind', apiVersion, kind, cause, unreachable: true };
      });
      for (const change of changes) hear(change, now);
      view.apply(changes);
      await judge(now);
    },
    taken() {
      if (!isWhole()) return 'too-little';
      if (WATCHED.every(isTold)) return 'enough';
      const isWell = [...view.roots()].every(
        (one) => one.found.verdict === 'pass' || !isShown(one),
      );
      return isWell ? 'enough' : 'all-but-what-explains';
    },
    tell(now, { isLast } = {}) {
      const whole = isWhole();
      const lost = lostNow();
      if (whole && ![...blind.values()].some((one) => one.unreachable)) knownFrom ??= now;
      const options = {
        now,
        isWhole: whole,
        before: last,
        knownFrom,
        blind: causesOf(blind.values()),
        seen: remember,
      };
      const seenNow = overview(view, lost === undefined ? options : { ...options, lost });
      const isWell = lost !== undefined || seenNow.verdict === 'pass';
      const unread = isWell ? [] : late(now, isLast);
      const plain = { ...seenNow, blind: [...seenNow.blind, ...unread] };
      if (whole && lost === undefined) pace.add(now, plain.ready);
      const perMinute = lost === undefined ? pace.perMinute() : undefined;
      last = perMinute === undefined ? plain : { ...plain, perMinute };
      return last;
    },
  };
}

function lostIn(last: ClusterOverview | null): ClusterOverview['lost'] {
  return last?.lost;
}

/** Each reason once; a kind that this cluster does not have is no loss. */
function causesOf(blind: Iterable<Blind>): readonly Cause[] {
  const all = [...blind].filter((one) => !isOptional(one) || one.cause.code !== 'api-kind-unknown');
  return [
    ...new Map(
      all.map(({ cause }) => [JSON.stringify([cause.code, cause.params]), cause]),
    ).values(),
  ];
}

function kindKey({ apiVersion, kind }: KindScope): string {
  return scopeKey({ apiVersion, kind });
}

function scopeKey({ apiVersion, kind, namespace = '*' }: KindScope): string {
  return `${apiVersion}/${kind}|${namespace}`;
}
