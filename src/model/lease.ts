import type { KubeObject } from './cluster-port.ts';
import type { Cause } from './verdict.ts';

/**
 * Who is at work on a cluster, as its Lease names them. Whoever may write the Lease may write anything there: it is
 * foreign text. What is not said is ''.
 */
export type LeaseHolder = {
  /** What tells one holder from another: the host and the run. */
  readonly identity: string;
  readonly run: string;
  readonly operator: string;
  readonly host: string;
  readonly mode: string;
  /** RFC 3339, both by the holder's own clock. */
  readonly since: string;
  readonly renewed: string;
};

/** The Lease as it was read; `holder` is null where nobody holds it. */
export type LeaseSeen = {
  readonly holder: LeaseHolder | null;
  readonly durationMs: number;
  /** Whole, as what others put there stays. */
  readonly object: KubeObject;
};

export type LeaseClaim = {
  readonly holder: LeaseHolder;
  readonly durationMs: number;
  /** Epoch ms. */
  readonly now: number;
};

/**
 * The Lease of the pinned cluster. Every method throws `WizardError` and proves the cluster's UID right before; a write is
 * made only where the Lease is still as it was seen.
 */
export type LeasePort = {
  read(signal: AbortSignal): Promise<LeaseSeen | null>;
  /** Takes it, or renews it; null where somebody else has written it meanwhile. */
  write(
    claim: LeaseClaim,
    before: LeaseSeen | null,
    signal: AbortSignal,
  ): Promise<LeaseSeen | null>;
  /** It is gone, or nobody's where it is not ours to delete. */
  giveUp(seen: LeaseSeen, signal: AbortSignal): Promise<void>;
};

/** Why a run came to hold it: nobody did, it was its own before, somebody deleted it, the holder was silent, it was decided. */
export type LeaseClaimedAs = 'free' | 'own' | 'gone' | 'expired' | 'taken-over';

/** What became of the Lease of a run. Renewals are no change. */
export type LeaseChange =
  | { readonly is: 'held'; readonly how: LeaseClaimedAs; readonly from: LeaseHolder | null }
  /** `lost`: it was this run's before. */
  | { readonly is: 'other'; readonly holder: LeaseHolder; readonly lost?: true }
  /** Nobody is told of this run. */
  | { readonly is: 'missed'; readonly cause: Cause };

/** With whoever holds it: take it from them, or go on beside them. */
export const LEASE_CHOICES = ['take-over', 'without'] as const;
export type LeaseChoice = (typeof LEASE_CHOICES)[number];

export type LeaseRow = LeaseChange & { readonly at: number; readonly decided?: LeaseChoice };
