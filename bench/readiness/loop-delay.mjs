// Loaded before the program that is measured, as plain JavaScript so that it costs next to nothing: writes how long the
// event loop was blocked, in pieces of a quarter of a second, each with its time, into the file BENCH_LOOP_DELAY.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';

const EVERY_MS = 250;
const RESOLUTION_MS = 5;

const blocked = [];
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

function note() {
  // The timer's own pause is no block.
  blocked.push({ at: Date.now(), ms: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) });
  delay.reset();
}

setInterval(note, EVERY_MS).unref();
process.on('exit', () => {
  note();
  writeFileSync(process.env['BENCH_LOOP_DELAY'] ?? '/dev/null', JSON.stringify(blocked));
});
