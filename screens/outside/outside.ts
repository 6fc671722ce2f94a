import type { OutsideDesk } from '../../src/model/outside.ts';
import type { Stage } from '../stage.ts';
import type { Msg } from '../update.ts';
import type { View } from '../view.ts';

/** A program of the operator's own that is asked for: what it is given is made when it starts. */
export type Outside =
  | { readonly is: 'shell' }
  | { readonly is: 'editor' }
  | { readonly is: 'pager' }
  | { readonly is: 'url'; readonly url: string };

/** What it takes to start one: the programs, and the terminal that is lent to them. */
export type OutsideWays = {
  readonly desk: OutsideDesk;
  readonly handOver: <T>(run: () => Promise<T>) => Promise<T>;
  readonly say: (text: string) => void;
  readonly copy: (text: string) => boolean;
};

/** Gives what the screens have to know once it is back; `now` is the run as it is by then. */
export type GoOutside = (what: Outside, stage: Stage, now: () => View) => Promise<Msg>;
