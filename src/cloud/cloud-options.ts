import type net from 'node:net';
import type { Clock, Dialer } from '../model/ports.ts';

/** What every cloud is reached with. */
export type CloudOptions = {
  readonly dialer: Dialer<net.Socket>;
  readonly clock: Clock;
  /** Of the wizard itself: only what names credentials is read of it. */
  readonly env: { readonly [name: string]: string | undefined };
  /** undefined where there is no such file. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** Where relative paths begin. */
  readonly cwd: string;
  readonly conceal?: (name: string, secret: string) => void;
  /** What must not be changed, such as production in a drill; domains with all names below them. */
  readonly forbidden: () => {
    readonly accounts: readonly string[];
    readonly domains: readonly string[];
  };
};
