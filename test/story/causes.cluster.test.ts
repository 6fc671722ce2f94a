import { afterAll, expect, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { openCluster } from '../../src/cluster/connect.ts';
import type { Cause, Found } from '../../src/model/verdict.ts';
import type { Readers } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { workloadsReady } from '../../src/probes/kubernetes/workloads-ready.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import {
  makeNamespaces,
  startBrokenCluster,
  type BrokenCluster,
} from '../support/causes/broken-cluster.ts';
import { BREAKS } from '../support/causes/breaks.ts';
import type { Expected } from '../support/causes/breaks/break.ts';
import { SERVING } from '../support/causes/breaks/faring.ts';
import { clusterTest } from '../support/control-plane/index.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';
import { runProgram } from '../support/program.ts';
import {
  openCauseOf,
  openClusterPage,
  readInBoth,
  unbroken,
  type Read,
  type Screen,
} from './causes-on-screen.ts';

const WAIT = { timeout: 40_000, interval: 200 } as const;
const KINDS =
  'deployments,replicasets,pods,events,persistentvolumeclaims,persistentvolumes,storageclasses,resourcequotas,nodes,secrets,configmaps';

type World = {
  readonly cluster: BrokenCluster;
  readonly readers: Readers;
  close(): Promise<void>;
};

/** Everything is broken at once, and then judged at once: one API server and one reading for all causes. */
let world: Promise<World> | undefined;
const test = clusterTest.extend('world', async ({ cluster }) => {
  // Where its programs are missing there is none, and the test is skipped.
  void cluster;
  world ??= startWorld();
  return await world;
});
/** One program shows all of it; opened once all causes are told. */
let screen: Promise<Screen> | undefined;
afterAll(async () => {
  await (await screen)?.close();
  await (await world)?.close();
});

async function startWorld(): Promise<World> {
  const cluster = await startBrokenCluster();
  const { kubeconfig } = cluster;
  const access = await openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
  await makeNamespaces(
    cluster,
    BREAKS.map(({ namespace, labels }) => ({ name: namespace, labels: labels ?? {} })),
  );
  await Promise.all(BREAKS.map(({ breakIt, namespace }) => breakIt(cluster, namespace)));
  return {
    cluster,
    readers: { ...FAKE_READERS, cluster: access.reader, clock: systemClock },
    async close() {
      await access.close();
      await cluster.stop();
    },
  };
}

const inputOf = (namespace: string) => ({
  workloads: [{ namespace, kind: 'Deployment', name: 'gateway' }],
});

/** What the product tells of a namespace, live. */
function live({ readers }: World, namespace: string): Promise<Found> {
  return workloadsReady.look(inputOf(namespace), readers, NEVER);
}

/** What `dr-wizard judge` tells of what kubectl gives: each Deployment by its namespace. */
async function judge({ cluster }: World): Promise<ReadonlyMap<string, Found>> {
  const objects = await cluster.kubectl(['get', KINDS, '-A', '--output=json']);
  const argv = ['judge', '-', '--output', 'json', '--lang', 'en'];
  const { stdout, stderr } = await runProgram(argv, { input: objects });
  expect(stderr).toBe('');
  const { items }: { readonly items: readonly Found[] } = JSON.parse(stdout);
  return new Map(
    items
      .filter(({ object }) => object?.kind === 'Deployment')
      .map((item) => [item.object?.namespace ?? '', item]),
  );
}

/** Judged by kubectl's words once all is told live; the same for all tests. */
let judgements: Promise<ReadonlyMap<string, Found>> | undefined;

function asExpected({ code, params = {}, count }: Expected): object {
  return { verdict: 'wait', cause: { code, params, ...(count === undefined ? {} : { count }) } };
}

/** Whole sentences in both languages: every word that they name is there. */
function expectWords(cause: Cause | null): void {
  for (const lang of ['en', 'zh-CN'] as const) {
    const { says, remedy } = texts(lang).said(cause ?? { code: 'none', params: {} });
    expect(`${says} ${remedy}`).not.toMatch(/\{\{|undefined|\$t\(/);
    expect(remedy).not.toBe('');
  }
}

/** What is told of each namespace in the end; the same for all tests. */
const told = new Map<string, Promise<Found>>();

function toldOf(
  broken: World,
  { namespace, ...expected }: Expected & { readonly namespace: string },
): Promise<Found> {
  const known = told.get(namespace);
  if (known !== undefined) return known;
  const found = vi.waitFor(async () => {
    const now = await live(broken, namespace);
    expect(now).toMatchObject(asExpected(expected));
    return now;
  }, WAIT);
  told.set(namespace, found);
  return found;
}

function expectJudged(
  all: ReadonlyMap<string, Found>,
  { namespace, ...expected }: Expected & { readonly namespace: string },
): void {
  expect(all.get(namespace)).toMatchObject(asExpected(expected));
}

/** What the page of the cluster showed from its beginning to its end; the same for all tests. */
let read: Promise<Read> | undefined;

function openScreen({ cluster }: World): Promise<Screen> {
  const [one] = BREAKS;
  screen ??= openClusterPage(cluster, { namespace: one?.namespace ?? '', name: 'gateway' });
  return screen;
}

/** What has to stand together in one piece: what is wrong, with which Deployment, and what to do. */
function partsOf(lang: Lang, cause: Cause | null, namespace: string): readonly string[] {
  const { says, todo, commands } = texts(lang).said(cause ?? { code: 'none', params: {} });
  return [`${namespace}/gateway`, says, todo, ...commands].map(unbroken);
}

function expectShown(blocks: readonly string[], parts: readonly string[]): void {
  const near = blocks.filter((block) => parts.some((part) => block.includes(part)));
  expect(isShown(blocks, parts), [...parts, '', ...near].join('\n')).toBe(true);
}

function isShown(blocks: readonly string[], parts: readonly string[]): boolean {
  return blocks.some((block) => parts.every((part) => block.includes(part)));
}

/** On the page of its cause, which is found by its name. */
async function expectOpened(broken: World, cause: Cause | null, namespace: string): Promise<void> {
  const [held = '', ...why] = partsOf('en', cause, namespace);
  await openCauseOf(
    await openScreen(broken),
    `${namespace}/gateway`,
    (blocks) => isShown(blocks, why) && isShown(blocks, [`Deployment${held}`]),
  );
}

test.for(BREAKS)('$sentence is told', async (one, { world: broken }) => {
  expectWords((await toldOf(broken, one)).cause);
});

test.for(BREAKS)('$sentence is told of what kubectl gives', async (one, { world: broken }) => {
  judgements ??= judge(broken);
  expectJudged(await judgements, one);
});

test.for(BREAKS)('$sentence is seen on the screen', async (one, { world: broken }) => {
  read ??= openScreen(broken).then(readInBoth);
  const { en, 'zh-CN': zh } = await read;
  const { cause } = await toldOf(broken, one);
  expectShown(en, partsOf('en', cause, one.namespace));
  expectShown(zh, partsOf('zh-CN', cause, one.namespace));
});

test('a taint that no pod bears is told', async ({ world: broken }) => {
  const { cluster } = broken;
  const taints = [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }];
  await cluster.request('PATCH', '/api/v1/nodes/node-1', { spec: { taints } });
  await makeNamespaces(cluster, [{ name: 'taint' }]);
  await cluster.deploy('taint');

  const expected = { namespace: 'taint', code: 'unschedulable-taint' };
  const { cause } = await toldOf(broken, expected);
  expectWords(cause);
  expectJudged(await judge(broken), expected);
  await expectOpened(broken, cause, expected.namespace);
});

test('a node that is not ready explains its pods', async ({ world: broken }) => {
  const { cluster } = broken;
  await cluster.addNode('node-2');
  await makeNamespaces(cluster, [{ name: 'node' }]);
  await cluster.deploy('node', 'nodeName: node-2', 2);
  await cluster.fare('node', SERVING);
  await vi.waitFor(async () => {
    expect(await live(broken, 'node')).toMatchObject({ verdict: 'pass' });
  }, WAIT);

  await cluster.loseNode('node-2', 'container runtime network not ready');
  // As the node controller does once a node has not been heard of for long enough.
  await cluster.fare(
    'node',
    SERVING.replace(": Ready, status: 'True'", ": Ready, status: 'False'"),
  );

  const expected = {
    namespace: 'node',
    code: 'pod-node-not-ready',
    params: { node: 'node-2', reason: 'KubeletNotReady' },
    count: 2,
  };
  const { cause } = await toldOf(broken, expected);
  expectWords(cause);
  expectJudged(await judge(broken), expected);
  // For two that waited for a node, this one came.
  await expectOpened(broken, cause && { ...cause, count: 4 }, expected.namespace);
});
