import type { CLUSTER_FAULTS } from '../../model/faults/cluster-faults.ts';
import type { JsonObject } from '../../model/json.ts';
import { create } from '../store/create.ts';
import { objectAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { finalizersOf, nameOf, uidOf } from '../store/metadata.ts';
import { remove } from '../store/remove.ts';
import type { Place, Store } from '../store/store.ts';
import { type FaultsOf, instead, textGiven } from './fault.ts';

const NODE = kindNamed('Node');
const NAMESPACE = kindNamed('Namespace');
const CONFIG_MAP = kindNamed('ConfigMap');
const SECRET = kindNamed('Secret');
const SMALL = { cpu: '1', memory: '2Gi' };
/** Of the requests to an API server that flaps, it refuses each so manieth. */
const EVERY = 3;
const FINALIZER = 'example.com/held-by-nobody';
const HELD = 'held';
/** As `kubectl create` names itself. */
const BY_HAND = { manager: 'kubectl-create' };
const OTHER_PASSWORD = 'a-password-of-last-year';

export const CLUSTER_FAULTS_PUT: FaultsOf<typeof CLUSTER_FAULTS> = {
  'nodes-too-small': ({ store }, given) => {
    const small = {
      cpu: textGiven(given, 'cpu') ?? SMALL.cpu,
      memory: textGiven(given, 'memory') ?? SMALL.memory,
    };
    const usual = new Map<string, JsonObject>();
    const shrink = (): void => {
      for (const node of store.list(NODE)) {
        const capacity = objectAt(node, 'status', 'capacity');
        const isSmall = capacity['cpu'] === small.cpu && capacity['memory'] === small.memory;
        if (isSmall || usual.has(uidOf(node))) continue;
        usual.set(uidOf(node), capacity);
        resize(store, node, { ...capacity, ...small });
      }
    };
    // They may be created only later, or ordered anew.
    const stop = onChangeOf(store, 'Node', shrink);
    return () => {
      stop();
      for (const node of store.list(NODE)) {
        const capacity = usual.get(uidOf(node));
        if (capacity !== undefined) resize(store, node, capacity);
      }
    };
  },

  'node-not-ready': ({ store, breaks }, given) => {
    const count = typeof given['count'] === 'number' ? given['count'] : 1;
    return instead(breaks, 'node', (usual) => (name) => {
      const down = store.list(NODE).map(nameOf).slice(-Math.max(1, count));
      return down.includes(name) ? 'down' : usual(name);
    });
  },

  'api-flaps': ({ breaks }, given) => {
    const every = typeof given['every'] === 'number' ? given['every'] : EVERY;
    let asked = 0;
    return instead(breaks, 'api', (usual) => () => {
      asked += 1;
      return asked % Math.max(1, every) === 0 ? 'unavailable' : usual();
    });
  },

  'namespace-terminating': ({ store }, given) => {
    const name = textGiven(given, 'namespace') ?? '';
    const place = { namespace: name, name: HELD };
    whenFounded(store, () => {
      ensureNamespace(store, name);
      const held = { metadata: { name: HELD, finalizers: [FINALIZER] } };
      create(store, CONFIG_MAP, name, held, BY_HAND);
      remove(store, NAMESPACE, { name }, {});
    });
    return () => release(store, place);
  },

  'pull-secret-by-hand': ({ store }, given) => {
    const namespace = textGiven(given, 'namespace') ?? '';
    let made: JsonObject | undefined;
    whenFounded(store, () => {
      ensureNamespace(store, namespace);
      const place = { namespace, name: PULL_SECRET };
      if (store.get(SECRET, place) !== undefined) remove(store, SECRET, place, {});
      made = create(store, SECRET, namespace, pullSecret(), BY_HAND);
    });
    return () => {
      const place = { namespace, name: PULL_SECRET };
      const now = store.get(SECRET, place);
      // Whoever has taken it over meanwhile keeps it.
      const isTheirs = made !== undefined && now !== undefined && uidOf(now) === uidOf(made);
      if (isTheirs && textAt(now, 'data', '.dockerconfigjson') === dataOf(made))
        remove(store, SECRET, place, {});
    };
  },

  'load-balancer-quota': ({ breaks }) => instead(breaks, 'address', () => () => undefined),
};

const PULL_SECRET = 'registry-pull';

function dataOf(secret: JsonObject | undefined): string | undefined {
  return textAt(secret, 'data', '.dockerconfigjson');
}

function pullSecret(): JsonObject {
  const auth = Buffer.from(`cluster-pull:${OTHER_PASSWORD}`).toString('base64');
  const config = {
    auths: {
      'registry.example.com': { username: 'cluster-pull', password: OTHER_PASSWORD, auth },
    },
  };
  return {
    metadata: { name: PULL_SECRET },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(JSON.stringify(config)).toString('base64') },
  };
}

function resize(store: Store, node: JsonObject, resources: JsonObject): void {
  const status = { ...objectAt(node, 'status'), capacity: resources, allocatable: resources };
  store.put(NODE, { ...node, status });
}

function ensureNamespace(store: Store, name: string): void {
  if (store.get(NAMESPACE, { name }) === undefined)
    create(store, NAMESPACE, undefined, { metadata: { name } }, BY_HAND);
}

/** Takes the finalizer away from what is only held by it: then it goes, and so does its namespace. */
function release(store: Store, place: Place): void {
  const held = store.get(CONFIG_MAP, place);
  if (held !== undefined && finalizersOf(held).includes(FINALIZER)) store.remove(CONFIG_MAP, place);
}

/** At once where there is a cluster, else as soon as there is one. */
function whenFounded(store: Store, work: () => void): void {
  if (store.list(NODE).length > 0) {
    work();
    return;
  }
  const stop = store.listen(({ kind, type }) => {
    if (kind.kind !== 'Node' || type !== 'ADDED') return;
    stop();
    // Whoever founds it is still at it.
    queueMicrotask(work);
  });
}

function onChangeOf(store: Store, kind: string, work: () => void): () => void {
  work();
  return store.listen((change) => {
    if (change.kind.kind === kind && change.type !== 'DELETED') work();
  });
}
