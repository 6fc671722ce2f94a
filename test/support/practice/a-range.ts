import { onTestFinished } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { isKubeObject } from '../../../src/model/kube-object.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { noBreaks, type Breaks } from '../../../src/practice/breaks.ts';
import { foundCluster, type NodeShape } from '../../../src/practice/controllers/found-cluster.ts';
import {
  startControllers,
  type ControllersOptions,
} from '../../../src/practice/controllers/start-controllers.ts';
import { create } from '../../../src/practice/store/create.ts';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { remove } from '../../../src/practice/store/remove.ts';
import { createStore, type Store } from '../../../src/practice/store/store.ts';
import { judge } from '../../../src/readiness/judge.ts';

export type ARange = {
  readonly store: Store;
  readonly breaks: Breaks;
  /** Creates an object, in namespace `default` where it is in one. */
  readonly add: (kind: string, object: JsonObject) => JsonObject;
  readonly remove: (kind: string, name: string, namespace?: string) => void;
  readonly get: (kind: string, name: string, namespace?: string) => JsonObject | undefined;
  readonly list: (kind: string, namespace?: string) => readonly JsonObject[];
  /** What our own readiness says of an object among all that there is: `pass`, or verdict and causes. */
  readonly said: (kind: string, name: string) => string;
  readonly saidOf: (kind: string, name: string) => readonly string[];
};

/** A cluster of the range with controllers at work, ten times as fast as in a drill; it ends with the test. */
export function aRange(
  options: Partial<ControllersOptions> & {
    readonly nodes?: readonly NodeShape[];
    /** Whether the store has all that a new cluster has. */
    readonly founded?: boolean;
  } = {},
): ARange {
  const store = options.store ?? createStore();
  const breaks = options.breaks ?? noBreaks();
  const controllers = startControllers({
    pace: 10,
    addresses: { internet: ['198.51.100.20', '198.51.100.21'], intranet: ['10.0.0.20'] },
    ...options,
    store,
    breaks,
  });
  onTestFinished(() => controllers.close());
  if (options.founded !== true)
    foundCluster(store, { version: 'v1.34.2', nodes: options.nodes ?? someNodes(3) });

  function judged(kind: string, name: string) {
    const all = store.kinds().flatMap((one) => store.list(one).map(asKubeObject));
    return judge(all).find(({ object }) => object?.kind === kind && object.name === name);
  }

  return {
    store,
    breaks,
    add: (kind, object) =>
      create(store, kindNamed(kind), placeOf(kind, object), object, { manager: 'test' }),
    remove: (kind, name, namespace = 'default') => {
      const one = kindNamed(kind);
      remove(store, one, { namespace: one.namespaced ? namespace : undefined, name }, {});
    },
    get: (kind, name, namespace = 'default') => {
      const one = kindNamed(kind);
      return store.get(one, { namespace: one.namespaced ? namespace : undefined, name });
    },
    list: (kind, namespace) => store.list(kindNamed(kind), namespace),
    said: (kind, name) => {
      const found = judged(kind, name);
      if (found === undefined) return 'not there';
      return [found.verdict, ...(found.cause === null ? [] : [found.cause.code])].join(' ');
    },
    saidOf: (kind, name) => {
      const found = judged(kind, name);
      return [found?.cause, ...(found?.others ?? [])].flatMap((one) => one?.code ?? []);
    },
  };
}

export function someNodes(count: number, of: Partial<NodeShape> = {}): readonly NodeShape[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `node-${index + 1}`,
    address: `192.168.0.${index + 1}`,
    cpu: '4',
    memory: '8Gi',
    ...of,
  }));
}

/** A workload of that kind by the usual template, with a name that is its label too. */
export function aWorkload(
  name: string,
  more: {
    readonly replicas?: number;
    readonly spec?: JsonObject;
    readonly container?: JsonObject;
    readonly pod?: JsonObject;
    readonly namespace?: string;
  } = {},
): JsonObject {
  const labels = { app: name };
  const container = {
    name: 'app',
    image: `registry.example.com/apps/${name}:1`,
    ...more.container,
  };
  return {
    metadata: { name, namespace: more.namespace ?? 'default', labels },
    spec: {
      replicas: more.replicas ?? 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], ...more.pod } },
      ...more.spec,
    },
  };
}

function placeOf(kind: string, object: JsonObject): string | undefined {
  if (!kindNamed(kind).namespaced) return undefined;
  const { metadata } = object;
  const named = typeof metadata === 'object' && metadata !== null && 'namespace' in metadata;
  return named && typeof metadata['namespace'] === 'string' ? metadata['namespace'] : 'default';
}

function asKubeObject(object: JsonObject): KubeObject {
  if (!isKubeObject(object)) throw new Error('no object');
  return object;
}
