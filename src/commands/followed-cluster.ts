import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClusterOverview } from '../model/overview.ts';
import type { Change, KindScope } from '../model/ports.ts';
import type { Cause, Found } from '../model/verdict.ts';
import { isShown, overview } from '../readiness/overview.ts';
import { createPace } from '../readiness/pace.ts';
import { seenAt, type Seen } from '../readiness/seen-at.ts';
import { createView, type Judged } from '../readiness/view.ts';
import { isOptional, WATCHED } from './watched-kinds.ts';

/** Longer than this nobody else has to wait. */
const SLICE_MS = 12;
const CHANGES = 200;
const ROOTS = 10;

/** What was told of a cluster so far, judged. Works in slices, so that keys and clocks never wait for it. */
export type FollowedCluster = {
  take(changes: readonly Change[], now: number): Promise<void>;
  /** Nothing can be asked any more. */
  lose(cause: Cause, now: number): Promise<void>;
  tell(now: number): ClusterOverview;
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
    tell(now) {
      const isWhole = WATCHED.every((one) => told.has(kindKey(one)));
      const lost = lostNow();
      if (isWhole && ![...blind.values()].some((one) => one.unreachable)) knownFrom ??= now;
      const options = {
        now,
        isWhole,
        before: last,
        knownFrom,
        blind: causesOf(blind.values()),
        seen: remember,
      };
      const plain = overview(view, lost === undefined ? options : { ...options, lost });
      if (isWhole && lost === undefined) pace.add(now, plain.ready);
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
