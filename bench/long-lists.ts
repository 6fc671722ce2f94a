// Lists of fifty megabytes in one piece and of a million events, followed and judged: how long the event loop stands still, and what is kept.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { openCluster } from '../src/cluster/connect.ts';
import { directDialer } from '../src/net/dialer.ts';
import { trim } from '../src/readiness/trim.ts';
import { createView } from '../src/readiness/view.ts';

const MOST_BLOCK_MS = 50;
const MOST_HEAP_MB = 40;
const MEGABYTE = 1024 * 1024;
const JUDGED_AT_ONCE = 100;

const SCENES = [
  ['5,000 pods, 50 MB in one piece', 5000, 10_000, 0],
  ['5,000 pods and a million events', 5000, 1000, 1_000_000],
] as const;

setFlagsFromString('--expose-gc');
const collect = () => globalThis.gc?.();
const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
};

async function measure(kubeconfig: string) {
  const access = await openCluster({
    kubeconfig,
    context: 'bench',
    dialer: directDialer(),
    keep: trim,
  });
  const kinds = ['Pod', 'Event'].map((kind) => ({ apiVersion: 'v1', kind }));
  const heapBefore = heapMb();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let own = 0;
  let isOver = false;
  let since = process.cpuUsage();
  /** Of one round of the event loop, what this process itself has used: other programs do not count. */
  const round = () => {
    const { user, system } = process.cpuUsage(since);
    own = Math.max(own, (user + system) / 1000);
    since = process.cpuUsage();
    if (!isOver) setImmediate(round);
  };
  const view = createView();
  const began = performance.now();
  let podsWholeMs = 0;
  delay.enable();
  setImmediate(round);
  const never = new AbortController();
  for await (const changes of access.reader.follow(kinds, never.signal, { once: true })) {
    view.apply(changes);
    while (!view.work(JUDGED_AT_ONCE, Date.now()))
      await new Promise((resolve) => setImmediate(resolve));
    if (changes.some((one) => one.is === 'whole' && one.kind === 'Pod'))
      podsWholeMs = performance.now() - began;
  }
  const wholeMs = performance.now() - began;
  isOver = true;
  delay.disable();
  const roots = [...view.roots()].length;
  const heap = heapMb() - heapBefore;
  await access.close();
  return { roots, podsWholeMs, wholeMs, own, block: delay.max / 1e6, heap };
}

const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-bench-'));
for (const [name, pods, bytes, events] of SCENES) {
  const kubeconfig = path.join(folder, 'kubeconfig');
  const server = fork(path.join(import.meta.dirname, 'long-lists/server.ts'), [
    kubeconfig,
    ...[pods, bytes, events].map(String),
  ]);
  await once(server, 'message');
  const { roots, podsWholeMs, wholeMs, own, block, heap } = await measure(kubeconfig);
  server.kill();
  console.log(name);
  console.log(`  judged ${roots}; pods ${podsWholeMs.toFixed(0)} ms, all ${wholeMs.toFixed(0)} ms`);
  console.log(
    `  longest block ${block.toFixed(0)} ms, of which own work in one round ${own.toFixed(0)} ms (goal ${MOST_BLOCK_MS})`,
  );
  console.log(`  kept ${heap.toFixed(1)} MB (goal ${MOST_HEAP_MB})`);
}
rmSync(folder, { recursive: true, force: true });
