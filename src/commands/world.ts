import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Tool } from '../model/event.ts';
import type { Dialer } from '../model/ports.ts';
import type { Lang } from '../text/index.ts';

/** What a command may know of the process it runs in; main makes it, tests make their own. */
export type World = {
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly tool: Tool;
  readonly user: string;
  readonly host: string;
  /** Where runs and settings are kept. */
  readonly home: string;
  /** The package's own folder: the runbooks that ship are below it. */
  readonly packageFolder: string;
  /** What starts this program once more as a keeper of commands. */
  readonly keeper: readonly string[];
  /** What starts this program once more as the practice range. */
  readonly range: readonly string[];
  /** Another way into the world than straight from this machine: that of the practice range. */
  readonly dialer?: Dialer<net.Socket, dgram.Socket>;
  /** Addresses of the resolvers there; those of this machine where nothing is said. */
  readonly resolvers?: readonly string[];
  readonly lang: Lang;
  /** Both standard input and output are a terminal that can move its cursor. */
  readonly isTerminal: boolean;
  readonly colour: boolean;
  /** How the operator is called where they look elsewhere. */
  readonly notify?: 'auto' | 'bell' | 'off';
  /** Lines are only ever added: no row is redrawn, not even while something is typed. */
  readonly appendOnly?: boolean;
  /** What is written is read aloud. */
  readonly accessible?: boolean;
  /** Where a person can be asked, line by line; null without a terminal. */
  readonly input: {
    readonly input: NodeJS.ReadableStream;
    readonly output: NodeJS.WritableStream;
  } | null;
  /** What is piped into the program; read to its end by whoever asks for it. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** How wide the terminal is that `out` writes to; null where it is none. */
  readonly columns: number | null;
  /** Ctrl-C, where no frontend reads it as a key. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** The terminal is gone, or somebody ends the process. Returns how to stop listening. */
  readonly onEnd: (listener: (why: 'hangup' | 'terminated') => void) => () => void;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Told as soon as a run's journal is open. */
  readonly onJournal: (path: string) => void;
};
