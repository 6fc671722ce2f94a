// Judging alone, without a cluster: generated Deployments of ten pods each. All at once beside JSON.parse of the same
// objects (goal ≤ 1 ×), then live, as while they come up: each pod's change is judged at once. Goal for the longest
// piece of work that nothing else can come between: ≤ 50 ms.
import os from 'node:os';
import process from 'node:process';
import type { Change, KubeObject } from '../src/model/ports.ts';
import { judge } from '../src/readiness/judge.ts';
import { createView } from '../src/readiness/view.ts';
import { someWorkloads, type State } from './readiness/objects.ts';

const SIZES = [100, 500, 1000];
const ROUNDS = 7;
/** How many changes come at once, and how many roots are judged before somebody else may go on. */
const BATCH = 100;

console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
for (const size of SIZES) {
  allAtOnce('ready', size, () => 'ready');
  allAtOnce('none pulled', size, () => 'not pulled');
  live(size);
}

function allAtOnce(what: string, size: number, stateOf: (n: number) => State): void {
  const text = JSON.stringify(someWorkloads(size, stateOf));
  const parsing: number[] = [];
  const judging: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    let objects: readonly KubeObject[] = [];
    const parsed = timed(() => (objects = JSON.parse(text)));
    const judged = timed(() => judge(objects));
    // The first round only warms up.
    if (round === 0) continue;
    parsing.push(parsed);
    judging.push(judged);
  }
  const ratio = median(judging.map((ms, n) => ms / (parsing[n] ?? Number.NaN)));
  console.log(
    [
      `${size} Deployments, ${what}`.padEnd(30),
      `${median(judging).toFixed(0)} ms`.padStart(8),
      `JSON.parse of ${(text.length / 2 ** 20).toFixed(0)} MB ${median(parsing).toFixed(0)} ms`,
      `${ratio.toFixed(2)} ×`,
      `goal ≤ 1 × ${ratio <= 1 ? 'met' : 'MISSED'}`,
    ].join('  '),
  );
}

/** How long it took until all was read, then until each object had changed, and the longest piece of that. */
type Lived = { readonly read: number; readonly changed: number; readonly longest: number };

function live(size: number): void {
  const before = someWorkloads(size, () => 'starting');
  const after = someWorkloads(size, () => 'ready').toSorted(
    (a, b) => Number(a.kind !== 'Pod') - Number(b.kind !== 'Pod'),
  );
  const rounds = Array.from({ length: ROUNDS }, () => liveOnce(before, after, size));
  const [read, changed, longest] = (['read', 'changed', 'longest'] as const).map((key) =>
    median(rounds.map((round) => round[key])),
  );
  if (read === undefined || changed === undefined || longest === undefined) return;
  console.log(
    [
      `${size} Deployments, live`.padEnd(30),
      `${read.toFixed(0)} ms`.padStart(8),
      `then ${after.length} changes ${changed.toFixed(0)} ms`,
      `${((changed / after.length) * 1000).toFixed(0)} µs each`,
      `longest piece ${longest.toFixed(0)} ms`,
      `goal ≤ 50 ms ${longest <= 50 ? 'met' : 'MISSED'}`,
    ].join('  '),
  );
}

/** First all of them without a ready pod, then each as it is when all is ready, in batches as a watch brings them. */
function liveOnce(
  before: readonly KubeObject[],
  after: readonly KubeObject[],
  size: number,
): Lived {
  const view = createView();
  let longest = 0;
  const piece = (work: () => unknown): number => {
    const ms = timed(work);
    longest = Math.max(longest, ms);
    return ms;
  };
  const put = (objects: readonly KubeObject[]): number => {
    let ms = 0;
    for (let from = 0; from < objects.length; from += BATCH) {
      const batch = objects.slice(from, from + BATCH);
      ms += piece(() => view.apply(batch.map((object): Change => ({ is: 'put', object }))));
      for (const done = { all: false }; !done.all;)
        ms += piece(() => (done.all = view.work(BATCH, 0)));
    }
    return ms;
  };
  const read = put(before);
  const changed = put(after);
  const passed = [...view.roots()].filter(({ found }) => found.verdict === 'pass').length;
  if (passed !== size) throw new Error(`Only ${passed} of ${size} pass.`);
  return { read, changed, longest };
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
