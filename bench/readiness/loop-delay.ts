import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';

/** Node's own words that have the event loop of the program behind them measured. */
export const MEASURING = ['--import', path.resolve(import.meta.dirname, 'loop-delay.mjs')];

/** How long an event loop came to nothing else, by the clock and by the processor time of its thread. */
export type Block = { readonly ms: number; readonly ownMs: number };

/** The longest since then, milliseconds. */
export function longestSince(file: string, from: number): Block {
  const pieces: readonly (Block & { at: number })[] = JSON.parse(readFileSync(file, 'utf8'));
  const since = pieces.filter(({ at }) => at > from);
  return {
    ms: Math.max(0, ...since.map(({ ms }) => ms)),
    ownMs: Math.max(0, ...since.map(({ ownMs }) => ownMs)),
  };
}

export function blockOf({ ms, ownMs }: Block, idle: Block): string {
  const byClock = `${ms.toFixed(0)} ms by the clock, ${idle.ms.toFixed(0)} ms where nothing is done`;
  return `${ownMs.toFixed(0)} ms of its own (${byClock})`;
}

const STARTING_MS = 1000;

/** A process that does nothing: how long its event loop stands still is what the machine does, not the program. */
export function startIdle(plane: ControlPlane): { readonly longestBlock: () => Promise<Block> } {
  const file = path.join(plane.directory, 'idle-loop-delay.json');
  const from = Date.now() + STARTING_MS;
  const code = 'process.on("SIGINT", () => process.exit()); setInterval(() => {}, 60_000);';
  const idle = spawn(process.execPath, [...MEASURING, '-e', code], {
    env: { ...process.env, BENCH_LOOP_DELAY: file },
    stdio: 'ignore',
  });
  return {
    longestBlock: async () => {
      const exited = once(idle, 'exit');
      idle.kill('SIGINT');
      await exited;
      return longestSince(file, from);
    },
  };
}
