import { NO_CLUSTER } from '../../src/commands/verify-ports.ts';
import type { RunPorts } from '../../src/execute/ports.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact, Mode } from '../../src/model/event.ts';
import type { Clock, Readers, TargetSummary, Writers } from '../../src/model/ports.ts';
import { FAKE_CATALOGUE } from './a-runbook.ts';
import { NO_CLOUD } from './cloud/no-cloud.ts';
import { aJournal, RUN_STARTED, WIZARD } from './events.ts';
import { NO_SSH } from './ssh/no-ssh.ts';

/** A clock whose sleepers wake at once, each a little later than the one before. */
export function aClock(): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    mono: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const wake = setImmediate(() => {
          now += ms;
          resolve();
        });
        signal.addEventListener('abort', () => {
          clearImmediate(wake);
          reject(signal.reason);
        });
      }),
  };
}

const nowhere = () => Promise.reject(new WizardError('usage', 'no-target'));

const unasked = () => Promise.reject(new Error('this world has no such server'));
const unread = () => {
  throw new Error('this world has no such file');
};

export const FAKE_READERS: Omit<Readers, 'clock'> &
  Pick<Writers, 'ssh' | 'cloud' | 'downloader' | 'unpacker' | 'tools' | 'ownFiles'> = {
  cluster: NO_CLUSTER,
  net: { connect: async () => ({ open: false, code: 'ECONNREFUSED' }) },
  dns: { ask: unasked, zone: unasked, system: () => [] },
  tls: { handshake: unasked },
  http: { get: unasked },
  services: { get: unasked },
  podFiles: { file: unasked, names: unasked, text: unasked },
  rocketmq: { cluster: unasked, route: unasked, runtime: unasked },
  nacos: { readiness: unasked, members: unasked, namespaces: unasked },
  certificates: {
    certificates: unread,
    key: unread,
    refusal: unread,
    covers: unread,
    sorted: unread,
  },
  inside: {
    net: { connect: () => Promise.reject(new WizardError('not-proven', 'pod-route-none')) },
    tls: { handshake: unasked },
  },
  inspect: { version: async () => undefined },
  versions: { read: nowhere },
  archives: {
    look: async () => ({ is: 'missing' }),
    texts: nowhere,
    unpacked: async () => undefined,
    malformed: async () => null,
  },
  downloads: { peek: unasked },
  checkouts: {
    look: async () => ({ is: 'missing' }),
    remote: unasked,
    holds: async () => undefined,
  },
  downloader: { fetch: nowhere, keep: nowhere, discard: nowhere },
  unpacker: { unpack: nowhere },
  ownFiles: { digest: async () => undefined, remove: nowhere },
  charts: { chart: nowhere, values: nowhere },
  tools: {
    fresh: nowhere,
    clear: nowhere,
    tells: nowhere,
    at: async () => undefined,
    put: nowhere,
    lead: nowhere,
  },
  cloud: NO_CLOUD,
  ssh: NO_SSH,
  files: {
    text: nowhere,
    stat: async () => undefined,
    list: async () => [],
    manifests: async () => [],
  },
};

export const A_SUMMARY: TargetSummary = {
  uid: 'uid-1',
  server: 'https://127.0.0.1:6443',
  context: 'new',
  caSha256: 'ca',
  version: 'v1.37.2',
  createdAt: '2026-01-31T00:00:00Z',
  nodes: 2,
  nodesReady: 2,
  workloads: 0,
  practice: false,
};

type Known = 'never-started' | 'running' | 'ended' | 'lost';

export type FakePorts = RunPorts & { readonly journal: ReturnType<typeof aJournal> };

/** Ports in memory: the journal keeps its events, nothing sleeps for real. */
export function fakePorts(
  more: {
    catalogue?: Catalogue;
    facts?: readonly Fact[];
    mode?: Mode;
    known?: Known | (() => Known);
    summary?: TargetSummary;
    raw?: Readers['cluster']['raw'];
    clock?: Clock;
  } = {},
): FakePorts {
  const clock = more.clock ?? aClock();
  const { raw = nowhere } = more;
  const readers = { ...FAKE_READERS, cluster: { ...FAKE_READERS.cluster, raw }, clock };
  return {
    clock,
    journal: aJournal(() => clock.now(), more.facts ?? [RUN_STARTED], more.mode),
    catalogue: more.catalogue ?? FAKE_CATALOGUE,
    wizard: WIZARD,
    secrets: {
      get: async (name) => `secret of ${name}`,
      waiting: () => [],
      give: () => undefined,
      onChange: () => undefined,
    },
    access: {
      contexts: async () => [{ name: 'new', server: A_SUMMARY.server, current: true }],
      summary: async () => more.summary ?? A_SUMMARY,
      guard: () => null,
      pin: async () => '/run/kubeconfig',
      open: async () => undefined,
    },
    readers: () => readers,
    cluster: () => null,
    writers: (attempt) => ({
      ...readers,
      attempt,
      writer: { apply: nowhere, remove: nowhere },
      pods: { copyIn: nowhere, remove: nowhere },
      cloud: NO_CLOUD,
      shell: {
        known: async () =>
          typeof more.known === 'function' ? more.known() : (more.known ?? 'never-started'),
        run: async () => ({ exitCode: 0, signal: null, output: '', bytes: 0 }),
      },
    }),
  };
}
