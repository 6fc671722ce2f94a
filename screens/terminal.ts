import process from 'node:process';
import { render } from 'ink';
import { createElement } from 'react';
import { copyOut } from './terminal/clipboard.ts';
import type { Signal, Streams, Terminal } from './terminal/contract.ts';
import { startGuardian, type Guardian } from './terminal/guardian.ts';
import { canStop, stopAlong, stopJob } from './terminal/job.ts';
import { createKeyboard } from './terminal/keyboard.ts';
import { Lender, type Lend } from './terminal/lender.ts';
import { blocking, sizeOf, withSize } from './terminal/output.ts';
import * as sequences from './terminal/sequences.ts';
import { pause, ticker } from './terminal/time.ts';
import { createWidthProbe } from './terminal/width-probe.ts';

/* oxlint-disable no-restricted-globals -- the shell around the pure screens: clock and timers of this process are handed in from here */
/*
 * The terminal: this file and its folder are the only ones that write escape sequences, and that touch the process's
 * streams and signals. What they work around is real: each line says what happens without it.
 */

export type { Signal, Streams, Terminal } from './terminal/contract.ts';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGTSTP', 'SIGQUIT', 'SIGCONT'] as const;
const RESIZE_MS = 80;
const PROBE_MS = 2000;
/** Whoever leaves at once waits no longer. */
const ANSWER_MS = 200;

export function openTerminal({ stdin, stdout, env }: Streams): Terminal {
  const repaints = new Set<() => void>();
  const signals = new Set<(signal: Signal) => void>();
  let instance: ReturnType<typeof render> | undefined;
  let lend: Lend | undefined;
  let guardian: Guardian | undefined;
  let isAway = false;
  let isFocused: boolean | null = null;
  let title: string | null = null;
  const write = (text: string) => {
    if (!stdout.destroyed) stdout.write(text);
  };
  const probe = createWidthProbe();
  const keyboard = createKeyboard(stdin, (reply) => {
    if (reply.is === 'focus') isFocused = reply.on;
    if (reply.is === 'cursor') probe.answered(reply.column);
  });
  /** Ink's picture of the screen is wrong: everything is erased and drawn once more. */
  const repaint = () => {
    if (lend === undefined || isAway) return;
    instance?.clear();
    write(sequences.ERASE_ALL);
    for (const listener of repaints) listener();
  };
  /** Nobody told us of a new size while another program had the terminal. */
  const measure = () => process.emit('SIGWINCH', 'SIGWINCH');
  const take = () => {
    write(sequences.KEEP_TITLE + sequences.TAKEN + (title ?? ''));
    guardian?.tell('has');
  };
  const give = () => {
    write(sequences.GIVEN);
    guardian?.tell('gave');
  };
  // A terminal that is gone makes both streams fail; the signal that comes with it is what is acted on.
  const ignore = () => undefined;

  /** `back` once the terminal is ours again, before anything that was typed is read. */
  async function handOver<T>(run: () => Promise<T>, back: () => void = ignore): Promise<T> {
    const lent = lend;
    if (lent === undefined) return run();
    // Two signals at once ask twice.
    if (isAway) throw new Error('The terminal is lent already');
    isAway = true;
    isFocused = null;
    // Node may still be reading for us, when the screen is another already: it would take that program's first keys.
    await keyboard.rest();
    let result: { readonly of: T } | undefined;
    await lent(async () => {
      give();
      blocking(stdout, true);
      try {
        result = { of: await run() };
      } finally {
        blocking(stdout, false);
        back();
        keyboard.drop();
        keyboard.open();
        isAway = false;
        measure();
        take();
      }
    });
    repaint();
    if (result === undefined) throw new Error('The terminal was never lent');
    return result.of;
  }

  /** Stopped and continued by somebody else: the shell has set the terminal up for itself meanwhile. */
  function continued(): void {
    if (stdin.isTTY) {
      // Node believes that it still is as it was left.
      stdin.setRawMode(false);
      stdin.setRawMode(true);
    }
    write(sequences.OTHER_SCREEN + sequences.CURSOR_OFF + sequences.PASTES_ON + sequences.TAKEN);
    measure();
    repaint();
  }

  /** Where there is one screen only, as GNU screen has it as delivered, the last words would stand in the frame. */
  function leave(): void {
    if (lend !== undefined && !isAway) {
      // As it ends Ink draws once more what it has.
      instance?.rerender(null);
      instance?.clear();
      write(sequences.ERASE_ALL);
    }
    lend = undefined;
    instance?.unmount();
  }

  function signalled(signal: (typeof SIGNALS)[number]): void {
    if (signal === 'SIGQUIT') return;
    if (signal === 'SIGCONT') {
      if (!isAway) continued();
      return;
    }
    // Meant for the program that has the terminal; the job it stops is ours as well.
    if (isAway && signal === 'SIGINT') return;
    if (isAway && signal === 'SIGTSTP') stopAlong();
    else for (const listener of signals) listener(signal);
  }

  return {
    ticker,
    canSuspend: canStop,
    size: () => sizeOf(stdout),
    isBehind: () => stdout.writableLength > 0,
    copy: (text) => copyOut(text, env, write),
    notify(text, how = 'auto') {
      if (isFocused === true) return;
      const news = how === 'auto' && isFocused === false ? sequences.newsSequence(text, env) : null;
      write(sequences.BELL + (news ?? ''));
    },
    title(text) {
      const wanted = sequences.titleSequence(text, env);
      if (wanted === null || wanted === title) return;
      title = wanted;
      if (lend !== undefined && !isAway) write(title);
    },
    isFocused: () => isFocused,
    ambiguousIsWide: () => probe.isWide,
    handOver: (run) => handOver(run),
    async suspend(says) {
      if (!canStop || isAway) return false;
      // An Enter too many for the shell could confirm something here.
      let forgotten = Promise.resolve();
      const forget = () => {
        forgotten = keyboard.forget();
      };
      const was = await handOver(async () => {
        write(says);
        process.off('SIGTSTP', signalled);
        const isBack = await stopJob();
        process.on('SIGTSTP', signalled);
        return isBack;
      }, forget);
      await forgotten;
      return was;
    },
    onRepaint(listener) {
      repaints.add(listener);
      return () => repaints.delete(listener);
    },
    onSignal: (listener) => signals.add(listener),
    leave,
    say: write,
    async draw(node, killed = '') {
      blocking(stdout, false);
      stdout.on('error', ignore);
      stdin.on('error', ignore);
      // Nothing else may keep the process alive while it waits for a key.
      const alive = setInterval(ignore, 2 ** 30);
      // A key pressed before the first frame would be echoed into it, and Enter would scroll it, for good.
      if (stdin.isTTY) stdin.setRawMode(true);
      keyboard.open();
      // What was typed ahead stands on the line already, and the other screen begins in that column: back to the first.
      write(`\r${sequences.WIDTH_SAMPLES}`);
      take();
      const late = setTimeout(() => probe.close(), PROBE_MS);
      process.once('exit', give);
      // Its last words belong on the operator's own screen.
      process.once('uncaughtExceptionMonitor', leave);
      let settling: NodeJS.Timeout | undefined;
      // After fast resizes what stands on the screen is wrong.
      const resized = () => {
        clearTimeout(settling);
        settling = setTimeout(repaint, RESIZE_MS);
      };
      // Node tells of a new size only: after away and back at once, the terminal has lost rows all the same.
      process.on('SIGWINCH', resized);
      // With handlers of our own the process lives on, so the screen has to be given back by us.
      for (const signal of SIGNALS) process.on(signal, signalled);
      try {
        const onReady = (ready: Lend) => {
          lend = ready;
        };
        instance = render(createElement(Lender, { onReady }, node), {
          stdin: keyboard.keys,
          stdout: withSize(stdout),
          alternateScreen: true,
          incrementalRendering: true,
          exitOnCtrlC: false,
          // A terminal under CI=true is a terminal all the same.
          interactive: true,
          maxFps: 60,
          patchConsole: false,
        });
        // Only now: it takes a few milliseconds that the first frame need not wait for.
        if (canStop && stdout.isTTY) guardian = startGuardian(killed);
        await instance.waitUntilExit();
      } finally {
        lend = undefined;
        clearInterval(alive);
        clearTimeout(settling);
        clearTimeout(late);
        process.off('SIGWINCH', resized);
        for (const signal of SIGNALS) process.off(signal, signalled);
        process.off('uncaughtExceptionMonitor', leave);
        process.off('exit', give);
        give();
        // Its answer would be typed into the shell.
        await Promise.race([probe.isWide, pause(ANSWER_MS)]);
        await keyboard.rest();
        if (stdin.isTTY) stdin.setRawMode(false);
        guardian?.close();
        guardian = undefined;
        blocking(stdout, true);
        stdout.off('error', ignore);
        stdin.off('error', ignore);
      }
    },
  };
}

/** The streams of this process. */
export function ownStreams(): Streams {
  return { stdin: process.stdin, stdout: process.stdout, env: process.env };
}
