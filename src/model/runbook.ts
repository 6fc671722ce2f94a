import type { FieldType, Risk, Text } from './catalogue.ts';
import type { Json, JsonObject } from './json.ts';
import type { Place } from './route.ts';

/** "bind-eip", "pull-secret[prod]" */
export type StepId = string;

/** What an expression may read: `site`, `values`, `secrets`, `run`. */
export type Scope = { readonly [root: string]: Json };

/**
 * Compiled by language/. `reads` are full dotted paths (`values.master.eip`), taken from the syntax tree before
 * anything is evaluated; `asks` are those only tested by `has(values.x)`. `evaluate` throws `WizardError` where CEL does.
 */
export type Expr = {
  readonly source: string;
  readonly reads: readonly string[];
  evaluate(scope: Scope): Json;
  /** As far as it is known: what is missing, and every secret, stands as `‹values.x›`. Only the `with` of something has it. */
  preview?(scope: Scope): Json;
};

/** A text with `${{ }}` in it. Evaluates to a string; what is missing shows as `‹values.x›` by `show`. */
export type Template = Expr & {
  show(scope: Scope): string;
  /**
   * What stands in it to be copied as it is: each known value with what is written to it without a space, as in
   * `${{ site.id }}-recovery`. Not what is made of a list, and nothing secret.
   */
  exact(scope: Scope): readonly string[];
};
export type TextTemplate = { readonly en?: Template; readonly zh?: Template };

export type Proof =
  | {
      readonly is: 'probe';
      readonly probe: string;
      /** Evaluates to the probe's input. */
      readonly with: Expr;
      /** What the probe finds → the value's name. */
      readonly finds: { readonly [found: string]: string };
      /** From where it looks, where that is another place than this machine. */
      readonly place?: Place;
    }
  | { readonly is: 'assert'; readonly assert: Expr; readonly says: TextTemplate };

export type AskDef = {
  /** The value's name: `master.eip`, or `site.rto` where the site left it open. */
  readonly id: string;
  readonly type: FieldType;
  readonly title: TextTemplate;
  readonly oneOf?: readonly string[];
  readonly optional: boolean;
};

export type ActionUse = { readonly uses: string; readonly with: Expr };

/** An action that can do what a person would do by hand. What it finds → the value's name, one that the step asks. */
export type Assist = ActionUse & { readonly finds: { readonly [found: string]: string } };

export type Manual = {
  readonly open?: Template;
  readonly checklist: readonly TextTemplate[];
  readonly ask: readonly AskDef[];
  readonly assist?: Assist;
};

export type StepKind = 'action' | 'manual' | 'check' | 'choice' | 'pin';

export type StepDef = {
  readonly id: StepId;
  /** Position in the plan: "2.4", "2.4.2" where a section has several. */
  readonly ref: string;
  readonly section: string;
  readonly kind: StepKind;
  readonly title: TextTemplate;
  readonly why?: TextTemplate;
  /** Step and milestone ids only: section, choice and for-each ids are spread by language/. */
  readonly needs: readonly string[];
  readonly if?: Expr;
  readonly action?: ActionUse;
  readonly manual?: Manual;
  /** Rows of a table of DNS records, each an object. */
  readonly records?: Expr;
  /** Nothing can prove it: what the operator gives their word on. */
  readonly attest?: TextTemplate;
  /** The names of the branches; their steps follow this one and need it. */
  readonly choice?: readonly string[];
  /** This step runs only where `choice` was decided as `name`. */
  readonly branch?: { readonly choice: StepId; readonly name: string };
  readonly proofs: readonly Proof[];
  /** Debt-free when skipped. */
  readonly optional: boolean;
  /** Proved again every minute after it passed; holds milestones. */
  readonly required: boolean;
  readonly risk?: Risk;
  readonly timeoutMs: number;
  readonly expectMs: number | null;
  readonly locks: readonly string[];
  readonly undo?: ActionUse;
  readonly drill: 'execute' | 'rehearse' | null;
  readonly place: Place;
};

export type SectionDef = {
  readonly id: string;
  readonly ref: string;
  readonly title: TextTemplate;
  readonly why?: TextTemplate;
  readonly steps: readonly StepId[];
};

export type MilestoneDef = {
  readonly id: string;
  readonly title: TextTemplate;
  readonly needs: readonly string[];
  readonly holdMs: number;
  readonly proofs: readonly Proof[];
};

export type SecretSource =
  | { readonly from: 'env'; readonly name: string }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'command'; readonly argv: readonly string[] }
  | { readonly from: 'ask'; readonly title: Text };

export type Digest = { readonly id: string; readonly sha256: string };

/** A file as it was read; kept in the journal, so that `resume` never needs the disk's newer one. */
export type SourceFile = { readonly path: string; readonly text: string };

export type Site = {
  readonly id: string;
  readonly title: Text;
  readonly timezone: string | null;
  readonly rtoMs: number | null;
  /** All of the site as data, without what stands as `ask:`. */
  readonly data: JsonObject;
  readonly asks: readonly AskDef[];
  readonly secrets: { readonly [name: string]: SecretSource };
};

export type Runbook = {
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  readonly sections: readonly SectionDef[];
  /** In the plan's order. */
  readonly steps: readonly StepDef[];
  readonly milestones: readonly MilestoneDef[];
  /** Sections and milestones as they are printed. */
  readonly order: readonly ({ readonly section: string } | { readonly milestone: string })[];
  readonly site: Site;
};
