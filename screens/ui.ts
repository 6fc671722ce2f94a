import type { KubeObject, TargetSummary } from '../src/model/ports.ts';
import type { LogTail, ObjectEvent } from '../src/model/overview.ts';
import type { Cause, ObjectRef } from '../src/model/verdict.ts';
import type { Lang } from '../src/text/index.ts';
import type { Place } from './act.ts';
import type { Typed } from './field.ts';
import type { Places } from './places.ts';
import type { TypedBefore } from './typing.ts';

/** A place with what the operator did there: where the cursor stands, what was typed, what was unfolded. */
export type Spot = {
  readonly place: Place;
  /** undefined: where the page starts. */
  readonly focus: string | null | undefined;
  /** First row shown; `end` follows what comes. */
  readonly scroll: number | 'end';
  /** The operator scrolled away from the cursor: drawing does not bring it back. */
  readonly loose: boolean;
  readonly fields: { readonly [id: string]: Typed };
  readonly flags: { readonly [name: string]: boolean };
  readonly fault: { readonly row: string; readonly says: string } | null;
  /** The context that was looked at, where a cluster is picked; the column of the cell in question, where there is a table. */
  readonly picked: string | null;
  /** Where something is followed, and not now. */
  readonly held: Held | null;
};

/** What stood there when the operator scrolled up: it does not move under who reads it, and what came since is counted. */
export type Held = {
  readonly lines?: readonly string[];
  /** When each of them came, where that is known. */
  readonly times?: readonly number[];
  /** Which of them only say whose the next ones are. */
  readonly headings?: readonly number[];
  readonly total: number;
};

export type ContextRow = {
  readonly name: string;
  readonly server: string;
  readonly current: boolean;
};

/** What was read of an object, or why it can't be. */
export type Read<T> = { readonly of: ObjectRef; readonly found: T | Cause };

/** What the screens remember. The run itself is not in here: losing this loses nothing. */
export type Ui = {
  readonly spots: readonly [Spot, ...(readonly Spot[])];
  readonly lang: Lang;
  /** Programs of the operator's own can be started from here. */
  readonly hasOutside: boolean;
  /** For Ctrl-P in a field of the same kind. */
  readonly typedBefore: TypedBefore;
  /** Stands in the place of the last event until the next key. */
  readonly notice: { readonly says: string; readonly remedy: string; readonly bad: boolean } | null;
  readonly contexts: readonly ContextRow[] | Cause | null;
  /** The log and the events that were read last, each with whose they are. */
  readonly log: Read<readonly LogTail[]> | null;
  readonly objectEvents: Read<readonly ObjectEvent[]> | null;
  /** The objects that a step would send, as they were read last, or why they can't be. */
  readonly objects: { readonly [step: string]: readonly KubeObject[] | Cause };
  /** The report as it was made last, and in which language. */
  readonly report: { readonly lang: Lang; readonly found: string | Cause } | null;
  /** null where the run has no record. */
  readonly places: Places | null;
  /** The first lines of what was seen, by its digest, or why it can't be read. */
  readonly evidence: { readonly [sha256: string]: string | Cause };
  readonly targets: { readonly [context: string]: TargetSummary | Cause | 'asking' };
};

export function spotAt(place: Place): Spot {
  return {
    place,
    focus: undefined,
    scroll: isTail(place) ? 'end' : 0,
    loose: false,
    fields: {},
    flags: {},
    fault: null,
    picked: null,
    held: null,
  };
}

/** The cluster is followed for as long as one of its pages is open. */
export function isAtCluster({ spots }: Ui): boolean {
  return spots.some(({ place }) => isLive(place));
}

export function isLive({ at }: Place): boolean {
  return LIVE.includes(at);
}

/** What stands there changes by itself, and takes the whole width. */
export function isDoor({ at }: Place): boolean {
  return at === 'door' || at === 'door-name';
}

/** Pages of the cluster that change by themselves. */
const LIVE: readonly Place['at'][] = [
  'cluster',
  'cluster-cause',
  'cluster-namespace',
  'cluster-object',
];

/** What matters there is the end: it is followed. */
export function isTail({ at }: Place): boolean {
  return at === 'log' || at === 'events' || at === 'pod-log';
}

export function firstUi(lang: Lang, places: Places | null = null): Ui {
  return {
    hasOutside: false,
    spots: [spotAt({ at: 'outline' })],
    lang,
    typedBefore: {},
    notice: null,
    contexts: null,
    log: null,
    objectEvents: null,
    objects: {},
    report: null,
    places,
    evidence: {},
    targets: {},
  };
}

export function topSpot(ui: Ui): Spot {
  return ui.spots.at(-1) ?? ui.spots[0];
}

/** `spot` in the place of the top one; the place itself stays that of the stack. */
export function withTop(ui: Ui, spot: Spot): Ui {
  const top = topSpot(ui);
  const kept = { ...spot, place: top.place };
  const [base, ...rest] = ui.spots;
  return rest.length === 0
    ? { ...ui, spots: [kept] }
    : { ...ui, spots: [base, ...rest.slice(0, -1), kept] };
}
