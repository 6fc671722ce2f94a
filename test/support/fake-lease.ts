import { claimed, leaseSeen, released } from '../../src/cluster/lease-object.ts';
import type { WizardError } from '../../src/model/error.ts';
import type { LeaseClaim, LeaseHolder, LeasePort, LeaseSeen } from '../../src/model/lease.ts';
import type { KubeObject } from '../../src/model/ports.ts';

export function aHolder(more: Partial<LeaseHolder> = {}): LeaseHolder {
  return {
    identity: 'there_0123456789ab',
    run: '0123456789ab',
    operator: 'eve',
    host: 'there',
    mode: 'incident',
    since: '',
    renewed: '',
    ...more,
  };
}

/** A Lease in memory, written only as it was seen, as the API server does it. */
export function aLease() {
  let now: KubeObject | null = null;
  let version = 0;
  const writes: string[] = [];
  const kept = (object: KubeObject): LeaseSeen => {
    version += 1;
    const metadata = { ...object.metadata, uid: object.metadata.uid ?? `uid-${version}` };
    now = { ...object, metadata: { ...metadata, resourceVersion: String(version) } };
    return leaseSeen(now);
  };
  const isAsSeen = (before: LeaseSeen | null) =>
    now?.metadata['resourceVersion'] === before?.object.metadata['resourceVersion'];
  const world = {
    writes,
    /** What every call meets instead, until it is null again. */
    trouble: null as WizardError | null,
    /** Done right before the next write, as by somebody who is faster. */
    before: () => {},
    seen: () => (now === null ? null : leaseSeen(now)),
    /** Somebody else takes or renews it, whoever had it. */
    write(claim: Partial<LeaseClaim> = {}) {
      const holder = claim.holder ?? aHolder();
      kept(claimed({ durationMs: 40_000, now: version * 1000, ...claim, holder }, world.seen()));
    },
    remove() {
      now = null;
    },
  };
  const port: LeasePort = {
    async read() {
      if (world.trouble !== null) throw world.trouble;
      return world.seen();
    },
    async write(claim, before) {
      if (world.trouble !== null) throw world.trouble;
      const { before: first } = world;
      world.before = () => {};
      first();
      if (!isAsSeen(before)) return null;
      writes.push(before === null ? 'create' : 'update');
      return kept(claimed(claim, before));
    },
    async giveUp(seen) {
      if (world.trouble !== null) throw world.trouble;
      if (!isAsSeen(seen)) return;
      writes.push('give up');
      kept(released(seen));
    },
  };
  return { ...world, world, port };
}
