import type { AccessQuestion } from './access.ts';
import type { DoorRow } from './front-door.ts';
import type { Json } from './json.ts';
import type { Cause, Found, ObjectRef, Progress, Raw } from './verdict.ts';
import type { KubeObject, Readers, Writers } from './ports.ts';

/** Words that an operator reads, in one or both languages. */
export type Text = { readonly en?: string; readonly zh?: string };

export type Group =
  | 'cluster'
  | 'nodes'
  | 'pods'
  | 'dns'
  | 'tls'
  | 'http'
  | 'certs'
  | 'hosts'
  | 'apps'
  | 'tools';

export const FIELD_TYPES = [
  'string',
  'int',
  'bool',
  'ip',
  'hostname',
  'address',
  'name',
  'path',
  'duration',
  'quantity',
  'list',
  'map',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One key of `with`, `finds`, `ask` or a site: plain data, so that language/ can build its schema from it. */
export type Field = {
  readonly type: FieldType;
  readonly of?: Field;
  readonly oneOf?: readonly string[];
  readonly optional?: true;
  readonly secret?: true;
  /** Of what a probe finds: what was found first stands, whatever it finds later. A list only gets rows of other names. */
  readonly once?: true;
  readonly doc: Text;
};
export type Fields = { readonly [name: string]: Field };

export type ProbeResult = Found & {
  readonly finds: { readonly [name: string]: Json };
  readonly progress?: Progress;
  readonly evidence: readonly Raw[];
  /**
   * What must stay as it is while a milestone holds, such as the restarts of pods: where it is another than before, the
   * hold begins again. Compared as text.
   */
  readonly unbroken?: string;
  /** For the table of the front door: what was seen of each name. Only shown, never recorded. */
  readonly door?: readonly DoorRow[];
};

/** Reads the world and can't change it: `Readers` has no way to. */
export type ProbeDef<W = Record<string, Json>> = {
  readonly id: string;
  readonly group: Group;
  readonly doc: Text;
  readonly with: Fields;
  readonly finds: Fields;
  /** True where it reads the pinned cluster: its step is blocked until a target is pinned. */
  readonly needsTarget: boolean;
  /** How often it is looked at; where it does not pass, sooner at first. */
  readonly everyMs: number;
  look(input: W, ports: Readers, signal: AbortSignal): Promise<ProbeResult>;
  /**
   * The same live: a result as soon as there is news, the first one as soon as everything was read. Throws `WizardError`
   * of kind `cluster-unreachable` where nothing can be read any more: whoever follows begins again later.
   */
  follow?(input: W, ports: Readers, signal: AbortSignal): AsyncIterable<ProbeResult>;
};

/** An action and what it is given. */
export type Removal = { readonly uses: string; readonly with: Json };

/**
 * One thing a run created and how it is removed again. `gone` changes nothing: it fails while the thing is still there, so
 * that what a person removes is proved as well.
 */
export type LedgerEntry = {
  readonly what: ObjectRef;
  readonly undo: Removal | { readonly byHand: Text; readonly gone?: Removal };
};

export type ActionResult = {
  readonly changed: boolean;
  readonly created: readonly LedgerEntry[];
  readonly evidence: readonly Raw[];
  /** What it learned on the way, for the values that a person would be asked for: only an assist's are taken. */
  readonly finds?: { readonly [name: string]: Json };
};

/** `cost`, `traffic` and `destructive` want the object at risk typed by the operator. */
export type Risk = 'cost' | 'traffic' | 'destructive';

/** What an action would do, without doing it: shown at the go and by the decision *by hand*. */
export type ActionPlan = {
  /** One line a change, as `{code, params}`; `text/` makes the sentence. */
  readonly will: readonly Cause[];
  /** The same by hand: one argv a command, for the operator to copy. */
  readonly byHand: readonly (readonly string[])[];
  /** The name of the object that `risk:` puts at stake: the operator types it. */
  readonly atRisk?: string;
};

/** Changes the world; idempotent. Throws `WizardError` where somebody must act. */
export type ActionDef<W = Record<string, Json>> = {
  readonly id: string;
  readonly doc: Text;
  readonly with: Fields;
  /** True where it changes the pinned cluster: the target is proved again right before. */
  readonly needsTarget: boolean;
  /** True where it starts a process or calls a cloud: rehearsed in a drill unless its step says `drill: execute`. */
  readonly startsProcess: boolean;
  plan(input: W): ActionPlan;
  /** What it must be allowed to do in the cluster: asked of the API server before anything is begun. */
  wants?(input: W, ports: Readers, signal: AbortSignal): Promise<readonly AccessQuestion[]>;
  /**
   * The objects as it would send them to the cluster now, read anew where they stand in files. `run` marks what it makes. What
   * is there already and stays as it is is not among them.
   */
  objects?(
    input: W,
    ports: Readers,
    run: string,
    signal: AbortSignal,
  ): Promise<readonly KubeObject[]>;
  /** Why it cannot be offered here and now, such as without credentials; null where it can. Asked of an assist. */
  hindered?(input: W, ports: Readers, signal: AbortSignal): Promise<Cause | null>;
  /** What an assist finds, as a probe does: `finds:` beside `assist:` names the values. */
  readonly finds?: Fields;
  act(input: W, ports: Writers, signal: AbortSignal): Promise<ActionResult>;
};

export type Catalogue = {
  readonly probes: { readonly [id: string]: ProbeDef };
  readonly actions: { readonly [id: string]: ActionDef };
};
