import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { LeaseClaim, LeaseHolder, LeaseSeen } from '../model/lease.ts';

export const LEASE = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  namespace: 'kube-system',
  name: 'dr-wizard',
} as const;

const MADE_BY = 'app.kubernetes.io/managed-by';
const OURS = 'dr-wizard';
const ABOUT = ['run', 'operator', 'host', 'mode'] as const;
/** Nobody's name is longer, and nobody has to read more of what stands there. */
const LONGEST = 63;
/** Two that differ must not look alike. */
const LONGEST_IDENTITY = 512;
/** Nothing of it moves the cursor or hides a word, wherever it is shown. */
const UNSEEN = /\p{C}+/gu;
/** As the API server would have it where a Lease says nothing. */
const DURATION_S = 15;

/** A Lease as the API gives it. Whoever may write it may have put anything there. */
export function leaseSeen(object: KubeObject): LeaseSeen {
  const spec = specOf(object);
  const seconds = Number(spec['leaseDurationSeconds'] ?? DURATION_S);
  const durationMs = (seconds > 0 ? seconds : DURATION_S) * 1000;
  return { holder: holderOf(object, spec), durationMs, object };
}

function holderOf({ metadata }: KubeObject, spec: JsonObject): LeaseHolder | null {
  const identity = said(spec['holderIdentity'], LONGEST_IDENTITY);
  if (identity === '') return null;
  const about = (name: (typeof ABOUT)[number]) =>
    said(metadata.annotations?.[`${OURS}/${name}`]).replaceAll(UNSEEN, '?');
  return {
    identity,
    run: about('run'),
    operator: about('operator'),
    host: about('host'),
    mode: about('mode'),
    since: moment(spec['acquireTime']),
    renewed: moment(spec['renewTime']),
  };
}

/** The Lease with this claim in it. What others put there stays. */
export function claimed(claim: LeaseClaim, before: LeaseSeen | null): KubeObject {
  const { holder, durationMs } = claim;
  const now = new Date(claim.now).toISOString().replace('Z', '000Z');
  const was = before === null ? {} : specOf(before.object);
  const isSame = before?.holder?.identity === holder.identity;
  const transitions = Number(was['leaseTransitions'] ?? 0);
  const { metadata } = before?.object ?? NEW;
  return {
    ...LEASE_KIND,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        ...Object.fromEntries(ABOUT.map((name) => [`${OURS}/${name}`, holder[name]])),
      },
    },
    spec: {
      ...was,
      holderIdentity: holder.identity,
      leaseDurationSeconds: durationMs / 1000,
      acquireTime: (isSame ? was['acquireTime'] : undefined) ?? now,
      renewTime: now,
      leaseTransitions: before === null ? 0 : transitions + (isSame ? 0 : 1),
    },
  };
}

/** Nobody's: the next one need not wait. */
export function released({ object }: LeaseSeen): KubeObject {
  const own = ABOUT.map((name) => `${OURS}/${name}`);
  const kept = Object.entries(object.metadata.annotations ?? {}).filter(
    ([name]) => !own.includes(name),
  );
  return {
    ...LEASE_KIND,
    metadata: { ...object.metadata, annotations: Object.fromEntries(kept) },
    spec: { ...specOf(object), holderIdentity: '', leaseDurationSeconds: 1 },
  };
}

/** A run made it. One that an administrator made, so that only it may be written, is not ours to delete. */
export function isOurs({ object }: LeaseSeen): boolean {
  return object.metadata.labels?.[MADE_BY] === OURS;
}

const LEASE_KIND = { apiVersion: LEASE.apiVersion, kind: LEASE.kind };
const NEW: KubeObject = {
  ...LEASE_KIND,
  metadata: { name: LEASE.name, namespace: LEASE.namespace, labels: { [MADE_BY]: OURS } },
};

function specOf({ spec }: KubeObject): JsonObject {
  return isObject(spec) ? spec : {};
}

function said(text: unknown, longest: number = LONGEST): string {
  return typeof text === 'string' ? text.trim().slice(0, longest) : '';
}

/** To the second, in UTC; '' where it is no time. */
function moment(text: unknown): string {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? '' : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
