// Loaded before the program that is measured, as plain JavaScript so that it costs next to nothing: writes for how long
// its event loop came to nothing else, in pieces of a quarter of a second, each with its time, into the file
// BENCH_LOOP_DELAY. `ms` is by the clock; `ownMs` is how much of it this thread had a processor, which other programs
// on a busy machine do not lengthen.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const TICK_MS = 5;
const EVERY_MS = 250;

const blocked = [];
let piece = { at: Date.now(), ms: 0, ownMs: 0 };
let last = { at: performance.now(), own: ownTime() };

function ownTime() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

function tick() {
  const now = { at: performance.now(), own: ownTime() };
  // The pause between two ticks is no block.
  const ms = Math.max(0, now.at - last.at - TICK_MS);
  piece.ms = Math.max(piece.ms, ms);
  piece.ownMs = Math.max(piece.ownMs, Math.min(ms, now.own - last.own));
  last = now;
  if (Date.now() - piece.at < EVERY_MS) return;
  blocked.push(piece);
  piece = { at: Date.now(), ms: 0, ownMs: 0 };
}

setInterval(tick, TICK_MS).unref();
process.on('exit', () => {
  tick();
  writeFileSync(
    process.env['BENCH_LOOP_DELAY'] ?? '/dev/null',
    JSON.stringify([...blocked, piece]),
  );
});
