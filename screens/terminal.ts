import { Buffer } from 'node:buffer';
import process from 'node:process';
import { render } from 'ink';
import { createElement, type ReactNode } from 'react';
import type { Size } from './stage.ts';
import type { Ticker } from './store.ts';
import { Lender, type Lend } from './terminal/lender.ts';

/* oxlint-disable no-restricted-globals -- the shell around the pure screens: clock and timers of this process are handed in from here */
/*
 * The terminal: the only file that writes escape sequences, and the only one that touches the process's streams and
 * signals. What it works around is real: each line says what happens without it.
 */

export type Streams = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };
export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

export type Terminal = {
  readonly ticker: Ticker;
  /** The terminal has not taken the last frame: nothing new is drawn, so that nothing queues up. */
  readonly isBehind: () => boolean;
  size(): Size;
  /** To the clipboard of the operator's own machine, through ssh and tmux. false: this terminal does not take it. */
  readonly copy: (text: string) => boolean;
  /** Rings, and tells the operator's desktop, unless they are looking at this terminal. */
  notify(text: string): void;
  /** What stands above the window, until the terminal is given back. */
  title(text: string): void;
  /** null: this terminal does not say. */
  isFocused(): boolean | null;
  /** Whether it draws boxes and arrows two columns wide. Asked before the first frame; one that says nothing is normal. */
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
  /** Draws until `leave` is called; rejects with what the drawing threw. */
  draw(node: ReactNode): Promise<void>;
  leave(): void;
  /** For after the screens are gone: words that stay on the operator's screen. */
  say(text: string): void;
};

const WRAP_OFF = '\u001B[?7l';
const WRAP_ON = '\u001B[?7h';
const CURSOR_ON = '\u001B[?25h';
const ERASE_ALL = '\u001B[H\u001B[2J';
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const satisfies readonly Signal[];
const RESIZE_MS = 80;
/** Longer copies are dropped by terminals without a word. */
const MOST_COPIED = 74_994;

export function openTerminal({ stdin, stdout }: Streams): Terminal {
  const repaints = new Set<() => void>();
  const signals = new Set<(signal: Signal) => void>();
  let instance: ReturnType<typeof render> | undefined;
  let lend: Lend | undefined;
  const write = (text: string) => {
    if (!stdout.destroyed) stdout.write(text);
  };
  /** Ink's picture of the screen is wrong: everything is erased and drawn once more. */
  const repaint = () => {
    instance?.clear();
    write(ERASE_ALL);
    for (const listener of repaints) listener();
  };
  // A terminal that is gone makes both streams fail; the signal that comes with it is what is acted on.
  const ignore = () => undefined;

  return {
    ticker,
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
    isBehind: () => stdout.writableLength > 0,
    copy(text) {
      const encoded = Buffer.from(text).toString('base64');
      if (encoded.length > MOST_COPIED) return false;
      write(`\u001B]52;c;${encoded}\u0007`);
      return true;
    },
    notify: () => write('\u0007'),
    title: () => undefined,
    isFocused: () => null,
    ambiguousIsWide: () => Promise.resolve(false),
    async handOver<T>(run: () => Promise<T>): Promise<T> {
      if (lend === undefined) return run();
      let result: { readonly of: T } | undefined;
      await lend(async () => {
        write(WRAP_ON + CURSOR_ON);
        // Node may still be reading for us: it would take the first keys away from the other program.
        await nextTurn();
        stdin.pause();
        await nextTurn();
        blocking(stdout, true);
        try {
          result = { of: await run() };
        } finally {
          blocking(stdout, false);
          write(WRAP_OFF);
        }
      });
      repaint();
      if (result === undefined) throw new Error('The terminal was never lent');
      return result.of;
    },
    suspend: () => Promise.resolve(false),
    onRepaint(listener) {
      repaints.add(listener);
      return () => repaints.delete(listener);
    },
    onSignal: (listener) => signals.add(listener),
    leave: () => instance?.unmount(),
    say: write,
    async draw(node) {
      // Written to a stalled terminal, a blocking stdout would stop the whole wizard: probes, clocks, the journal.
      blocking(stdout, false);
      stdout.on('error', ignore);
      stdin.on('error', ignore);
      // Nothing else may keep the process alive while it waits for a key.
      const alive = setInterval(ignore, 2 ** 30);
      // A key pressed before the first frame would be echoed into it, and Enter would scroll it, for good.
      if (stdin.isTTY) stdin.setRawMode(true);
      // What was typed ahead stands on the line already, and the other screen begins in that column: back to the first.
      // A row that the terminal measures wider than we do would wrap and push the header off the screen for good.
      write(`\r${WRAP_OFF}`);
      const restore = () => write(WRAP_ON + CURSOR_ON);
      process.once('exit', restore);
      let settling: NodeJS.Timeout | undefined;
      const resized = () => {
        clearTimeout(settling);
        settling = setTimeout(repaint, RESIZE_MS);
      };
      stdout.on('resize', resized);
      // With handlers of our own the process lives on, so the screen has to be given back by us.
      const handlers = SIGNALS.map((signal) => {
        const onSignal = () => {
          for (const listener of signals) listener(signal);
        };
        process.on(signal, onSignal);
        return [signal, onSignal] as const;
      });
      try {
        const onReady = (ready: Lend) => {
          lend = ready;
        };
        instance = render(createElement(Lender, { onReady }, node), {
          stdin,
          stdout,
          alternateScreen: true,
          incrementalRendering: true,
          exitOnCtrlC: false,
          // A terminal under CI=true is a terminal all the same.
          interactive: true,
          maxFps: 60,
          patchConsole: false,
        });
        await instance.waitUntilExit();
      } finally {
        lend = undefined;
        clearInterval(alive);
        clearTimeout(settling);
        stdout.off('resize', resized);
        for (const [signal, onSignal] of handlers) process.off(signal, onSignal);
        process.off('exit', restore);
        restore();
        if (stdin.isTTY) stdin.setRawMode(false);
        blocking(stdout, true);
        stdout.off('error', ignore);
        stdin.off('error', ignore);
      }
    },
  };
}

/** The streams of this process. */
export function ownStreams(): Streams {
  return { stdin: process.stdin, stdout: process.stdout };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const ticker: Ticker = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

type Handled = { readonly _handle?: { setBlocking?(blocking: boolean): void } };

function blocking(stdout: NodeJS.WriteStream & Handled, is: boolean): void {
  // oxlint-disable-next-line no-underscore-dangle -- Node has no public way to it
  stdout._handle?.setBlocking?.(is);
}
