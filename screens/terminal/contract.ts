import type { ReactNode } from 'react';
import type { Size } from '../stage.ts';
import type { Ticker } from '../store.ts';
import type { Env } from './sequences.ts';

export type Streams = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: Env;
};
export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM' | 'SIGTSTP';

export type Terminal = {
  readonly ticker: Ticker;
  /** Whether it has a shell's job control at all. */
  readonly canSuspend: boolean;
  /** The terminal has not taken the last frame: nothing new is drawn, so that nothing queues up. */
  readonly isBehind: () => boolean;
  size(): Size;
  /** To the clipboard of the operator's own machine, through ssh and tmux. false: this terminal does not take it. */
  readonly copy: (text: string) => boolean;
  /** Rings, and tells the operator's desktop, unless they are looking at this terminal. */
  notify(text: string, how?: 'auto' | 'bell'): void;
  /** What stands above the window, until the terminal is given back. */
  title(text: string): void;
  /** null: this terminal does not say. */
  isFocused(): boolean | null;
  /** Whether it draws boxes and arrows two columns wide: asked before the first frame. One that says nothing is normal. */
  ambiguousIsWide(): Promise<boolean>;
  /**
   * Gives the terminal to another program for as long as `run` takes: as the shell had it, and nothing is read or
   * drawn here meanwhile. The run goes on. Rejects where it is given away already, and with what `run` throws.
   */
  readonly handOver: <T>(run: () => Promise<T>) => Promise<T>;
  /** Stops the whole job after `says`, as Ctrl-Z does; true once it was continued, false where nothing can stop it. */
  readonly suspend: (says: string) => Promise<boolean>;
  readonly onRepaint: (listener: () => void) => () => void;
  onSignal(listener: (signal: Signal) => void): void;
  /** Draws until `leave` is called; rejects with what the drawing threw. `killed` is said where nobody else can any more. */
  draw(node: ReactNode, killed?: string): Promise<void>;
  leave(): void;
  /** For after the screens are gone: words that stay on the operator's screen. */
  say(text: string): void;
};
