import type { Catalogue } from '../model/catalogue.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { SecretSource } from '../model/runbook.ts';
import type { Faults } from './faults.ts';
import type { Place, Range } from './source.ts';

/** What the site gives to expressions; null while a runbook is linted without one. */
export type SiteNames = {
  readonly id: string;
  readonly data: JsonObject;
  /** Paths that stand as `ask`, without `site.`. */
  readonly holes: readonly string[];
  readonly secrets: { readonly [name: string]: SecretSource };
};

/** A value that something reads, for the proof that it is found before. */
export type NotedRead = {
  readonly value: string;
  readonly reader: Reader;
  readonly place: Place;
  /** The expression, and where in it the read stands. */
  readonly text: string;
  readonly part: Range;
};

/** Who reads: a step or a milestone, and how far its own values are there already. */
export type Reader = {
  readonly id: string;
  /** Its own values that it may read here: asked before, or found by a proof further up. */
  readonly own: ReadonlySet<string>;
  /** Words for a person wait for nothing: what is missing shows as its path. */
  readonly waits: boolean;
};

export type Context = {
  readonly faults: Faults;
  readonly catalogue: Catalogue;
  readonly site: SiteNames | null;
  /** Names of all values that anything finds or asks. */
  readonly values: ReadonlySet<string>;
  readonly reads: NotedRead[];
  /** True for a name that may be defined where a file could not be read: no fault is made up then. */
  mayBeDefined(name: string): boolean;
};

/** What one expression may read besides site, values and run. */
export type Use = {
  readonly context: Context;
  readonly reader: Reader;
  /** The item of a for-each by its name; the value is undefined where the site is not known. */
  readonly locals: { readonly [name: string]: Json | undefined };
  readonly secrets: boolean;
};
