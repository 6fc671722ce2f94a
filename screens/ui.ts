import type { TargetSummary } from '../src/model/ports.ts';
import type { Cause } from '../src/model/verdict.ts';
import type { Lang } from '../src/text/index.ts';
import type { Place } from './act.ts';
import type { Typed } from './field.ts';

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
  /** The context that was looked at, where a cluster is picked. */
  readonly picked: string | null;
};

export type ContextRow = {
  readonly name: string;
  readonly server: string;
  readonly current: boolean;
};

/** What the screens remember. The run itself is not in here: losing this loses nothing. */
export type Ui = {
  readonly spots: readonly [Spot, ...(readonly Spot[])];
  readonly lang: Lang;
  /** Stands in the place of the last event until the next key. */
  readonly notice: { readonly says: string; readonly remedy: string; readonly bad: boolean } | null;
  readonly contexts: readonly ContextRow[] | Cause | null;
  readonly targets: { readonly [context: string]: TargetSummary | Cause | 'asking' };
};

export function spotAt(place: Place): Spot {
  return {
    place,
    focus: undefined,
    scroll: place.at === 'log' || place.at === 'events' ? 'end' : 0,
    loose: false,
    fields: {},
    flags: {},
    fault: null,
    picked: null,
  };
}

export function firstUi(lang: Lang): Ui {
  return {
    spots: [spotAt({ at: 'outline' })],
    lang,
    notice: null,
    contexts: null,
    targets: {},
  };
}

export function topSpot(ui: Ui): Spot {
  return ui.spots.at(-1) ?? ui.spots[0];
}
