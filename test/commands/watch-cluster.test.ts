import { expect, onTestFinished, test, vi } from 'vitest';
import { lookAtCluster, watchCluster } from '../../src/commands/watch-cluster.ts';
import { WizardError } from '../../src/model/error.ts';
import type { ClusterOverview, ClusterWatch } from '../../src/model/overview.ts';
import type { Change, Clock, ClusterReader, KubeObject, Selection } from '../../src/model/ports.ts';
import { aCause } from '../../src/model/verdict.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { aDeployment, aNode } from '../support/probes/objects.ts';
import { NEVER } from '../support/probes/readers.ts';

const GONE = aCause('api-unreachable', { server: 'https://203.0.113.8', reason: 'ECONNREFUSED' });

type Feed = {
  readonly reader: ClusterReader;
  /** How often it was followed, and how many of those are over. */
  readonly followed: () => number;
  readonly over: () => number;
  /** Told to whoever follows now, in order; an error ends it so. */
  tell(...batches: readonly (readonly Change[] | WizardError)[]): void;
};

/** A cluster that tells what the test says, when it says so. */
function aFeed(): Feed {
  const waiting: (readonly Change[] | WizardError)[] = [];
  let wake = () => {};
  let [followed, over] = [0, 0];
  async function* follow(
    _: readonly Selection[],
    signal: AbortSignal,
    { once = false } = {},
  ): AsyncIterable<readonly Change[]> {
    followed += 1;
    try {
      for (;;) {
        const next = waiting.shift();
        if (next instanceof WizardError) throw next;
        if (next !== undefined) yield next;
        else if (once) return;
        else
          await new Promise<void>((resolve, reject) => {
            wake = resolve;
            signal.addEventListener('abort', () => reject(signal.reason));
          });
      }
    } finally {
      over += 1;
    }
  }
  return {
    reader: { ...FAKE_READERS.cluster, follow },
    followed: () => followed,
    over: () => over,
    tell(...batches) {
      waiting.push(...batches);
      wake();
    },
  };
}

/** Real time in small: a second takes some milliseconds. */
function aQuickClock(): Clock & { pass(ms: number): void } {
  let now = Date.parse('2026-11-23T02:00:00Z');
  return {
    now: () => now,
    mono: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms / 100);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
    pass: (ms) => (now += ms),
  };
}

const put = (object: KubeObject): Change => ({ is: 'put', object });
let served: readonly Selection[] = [];

/** Every kind that is asked for, read to its end; those of `but` are told by the test itself. */
async function whole(...but: readonly string[]): Promise<readonly Change[]> {
  if (served.length === 0) {
    const asked: Selection[] = [];
    const reader = {
      ...FAKE_READERS.cluster,
      // oxlint-disable-next-line require-yield -- there is nothing to tell
      async *follow(selections: readonly Selection[]): AsyncIterable<readonly Change[]> {
        asked.push(...selections);
      },
    };
    await lookAtCluster(reader, aQuickClock(), NEVER);
    served = asked;
  }
  return served
    .filter(({ kind }) => !but.includes(kind))
    .map(({ apiVersion, kind }): Change => ({ is: 'whole', apiVersion, kind }));
}

async function blind(): Promise<readonly Change[]> {
  await whole();
  return served.map(({ apiVersion, kind }): Change => {
    return { is: 'blind', apiVersion, kind, cause: GONE, unreachable: true };
  });
}

function seen(
  watch: ClusterWatch,
  is: (overview: ClusterOverview) => boolean,
): Promise<ClusterOverview> {
  return vi.waitFor(() => {
    const now = watch.now();
    if (now === null || !is(now)) throw new Error(`Not yet: ${JSON.stringify(now)}`);
    return now;
  });
}

function listen(watch: ClusterWatch, listener = () => {}): () => void {
  const off = watch.onChange(listener);
  onTestFinished(off);
  return off;
}

test('a cluster is followed only while somebody listens, and what was known is not kept', async () => {
  const feed = aFeed();
  const watch = watchCluster(feed.reader, aQuickClock());
  expect([feed.followed(), watch.now()]).toEqual([0, null]);

  const [one, two] = [listen(watch), listen(watch)];
  feed.tell([put(aDeployment('gateway', 2, 1))], await whole());
  await seen(watch, ({ isWhole }) => isWhole);
  one();
  expect([feed.followed(), feed.over()]).toEqual([1, 0]);
  two();

  await vi.waitFor(() => expect(feed.over()).toBe(1));
  expect(watch.now()).toBeNull();
});

test('until all was read it is said that it was not', async () => {
  const feed = aFeed();
  const watch = watchCluster(feed.reader, aQuickClock());
  listen(watch);

  feed.tell([put(aDeployment('gateway', 2, 1))]);
  const early = await seen(watch, () => true);
  feed.tell(await whole());
  const late = await seen(watch, ({ isWhole }) => isWhole);

  expect([early.isWhole, late.ready, late.desired]).toEqual([false, 1, 2]);
});

test('a lost connection is told with its time, and nothing is shown as it was', async () => {
  const feed = aFeed();
  const clock = aQuickClock();
  const watch = watchCluster(feed.reader, clock);
  listen(watch);
  feed.tell([put(aDeployment('gateway', 2, 2)), put(aNode('a', true))], await whole());
  await seen(watch, ({ ready }) => ready === 2);

  const since = clock.now();
  feed.tell(await blind());
  const lost = await seen(watch, (one) => one.lost !== undefined);
  clock.pass(60_000);
  feed.tell(await blind());
  const still = await seen(watch, ({ at }) => at === clock.now());
  feed.tell([put(aDeployment('gateway', 2, 1))], await whole());
  const back = await seen(watch, (one) => one.lost === undefined);

  expect([lost.lost, lost.verdict, lost.ready, lost.counts.unknown, lost.blind]).toEqual([
    { since, cause: GONE },
    'unknown',
    0,
    2,
    [],
  ]);
  expect(still.lost?.since).toBe(since);
  expect(back).toMatchObject({ ready: 1, verdict: 'wait', counts: { unknown: 0 } });
});

test('where no request can be made at all it is tried again, and the time since stays', async () => {
  const feed = aFeed();
  const clock = aQuickClock();
  const watch = watchCluster(feed.reader, clock);
  listen(watch);
  const since = clock.now();

  feed.tell(new WizardError('cluster-unreachable', GONE.code, GONE.params));
  await seen(watch, (one) => one.lost !== undefined);
  clock.pass(7000);
  await vi.waitFor(() => expect(feed.followed()).toBe(2));
  feed.tell(new WizardError('cluster-unreachable', GONE.code, GONE.params));
  const still = await seen(watch, ({ at }) => at === clock.now());
  await vi.waitFor(() => expect(feed.followed()).toBe(3));
  feed.tell([put(aDeployment('gateway', 2, 2))], await whole());
  const back = await seen(watch, ({ isWhole, lost }) => isWhole && lost === undefined);

  expect(still.lost?.since).toBe(since);
  expect(back.verdict).toBe('pass');
});

test('a kind that may not be read is said; one that this cluster does not have is no loss', async () => {
  const forbidden = aCause('api-forbidden', { verb: 'list', resource: 'services' });
  const absent = aCause('api-kind-unknown', { apiVersion: 'velero.io/v1', kind: 'Backup' });
  const feed = aFeed();
  const watch = watchCluster(feed.reader, aQuickClock());
  listen(watch);

  feed.tell(await whole('Service', 'Backup'), [
    { is: 'blind', apiVersion: 'v1', kind: 'Service', cause: forbidden, unreachable: false },
    { is: 'blind', apiVersion: 'velero.io/v1', kind: 'Backup', cause: absent, unreachable: false },
  ]);
  const { blind: said, lost } = await seen(watch, ({ isWhole }) => isWhole);

  expect([said, lost]).toEqual([[forbidden], undefined]);
});

test('many changes are told as one', async () => {
  const feed = aFeed();
  const watch = watchCluster(feed.reader, aQuickClock());
  let told = 0;
  listen(watch, () => (told += 1));

  for (let ready = 0; ready <= 50; ready += 1)
    feed.tell([put(aDeployment('gateway', 50, ready))], await whole());
  await seen(watch, ({ ready }) => ready === 50);

  expect(told).toBeLessThan(10);
});

test('a look tells what there is and does not stay', async () => {
  const feed = aFeed();
  feed.tell([put(aDeployment('gateway', 2, 1))], await whole());

  const { isWhole, ready, desired } = await lookAtCluster(feed.reader, aQuickClock(), NEVER);

  expect([isWhole, ready, desired, feed.over()]).toEqual([true, 1, 2, 1]);
});
