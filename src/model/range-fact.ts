import type { FaultNews } from './range.ts';
import type { SelfTestRow } from './self-test.ts';

/** What became of the practice range of a drill. */
export type RangeFact =
  /** A scenario has broken the practice range. Nobody is shown this while the run is open. */
  | ({ readonly type: 'fault-injected' } & Omit<FaultNews, 'is'>)
  | { readonly type: 'fault-ended'; readonly index: number; readonly fault: string }
  /** After its drill the world of each proof was broken on purpose, and mended again. */
  | { readonly type: 'self-tested'; readonly rows: readonly SelfTestRow[] };
