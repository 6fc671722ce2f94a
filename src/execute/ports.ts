import type { Catalogue } from '../model/catalogue.ts';
import type { Actor, Fact, RunEvent } from '../model/event.ts';
import type { Clock, Readers, Target, TargetSummary, Writers } from '../model/ports.ts';
import type { LeasePort } from '../model/lease.ts';
import type { ClusterWatch } from '../model/overview.ts';
import type { Place } from '../model/route.ts';
import type { Cause, EvidenceRef } from '../model/verdict.ts';

/** Where facts go: `append` resolves when the line is on disk. */
export type JournalPort = {
  readonly events: readonly RunEvent[];
  append(fact: Fact, by: Actor): Promise<RunEvent>;
  evidence(name: string, text: string): Promise<EvidenceRef>;
  close(): Promise<void>;
};

/** Secrets are resolved when a step needs one; those that a person must type wait until `give`. */
export type SecretsPort = {
  get(name: string, signal: AbortSignal): Promise<string>;
  /** Names that a step waits for now. */
  waiting(): readonly string[];
  give(name: string, text: string): void;
  /** Called when `waiting` changes. */
  onChange(listener: () => void): void;
};

/** Clusters before and at the pin. */
export type AccessPort = {
  contexts(): Promise<readonly { name: string; server: string; current: boolean }[]>;
  /** Throws `WizardError`. */
  summary(context: string): Promise<TargetSummary>;
  /** Why this cluster must not be pinned in this run (a drill on production, the lost cluster …); null where it may. */
  guard(summary: TargetSummary): Cause | null;
  /** Writes the private kubeconfig of the cluster and gives its path. */
  pin(context: string): Promise<string>;
  /** From here on readers and writers reach this cluster, and refuse any other. */
  open(target: Target, kubeconfig: string): Promise<void>;
};

export type Attempt = Writers['attempt'];

export type RunPorts = {
  readonly clock: Clock;
  readonly journal: JournalPort;
  readonly catalogue: Catalogue;
  readonly secrets: SecretsPort;
  readonly access: AccessPort;
  /** From this place, or from here. Where no target is pinned, its cluster port throws `WizardError` `no-target`. */
  readers(place?: Place): Readers;
  /** The pinned cluster live; null where none is pinned. */
  cluster(): ClusterWatch | null;
  writers(attempt: Attempt): Writers;
  /** Where others are told of this run; left out where nobody is to be. */
  readonly lease?: LeasePort;
  readonly wizard: Actor;
};
