import type { JsonObject } from '../../../model/json.ts';
import type { RangeWorld } from '../../range-world.ts';
import { objectAt, objectsAt, textAt, withAt } from '../../store/json.ts';
import { kindNamed } from '../../store/kinds.ts';
import { nameOf, namespaceOf } from '../../store/metadata.ts';
import { instead } from '../../faults/fault.ts';
import type { Break, Mend } from '../break.ts';
import { first, objects, word, words } from '../given.ts';
import { altered, missing } from '../in-store.ts';

const cluster = () => ['cluster'];

/** The cluster itself: its API server, its nodes and what steps have made in it. */
export const CLUSTER_BREAKS: readonly Break[] = [
  {
    probe: 'kubernetes/api-ready',
    what: { en: 'The API server answers 503.', zh: 'API server 返回 503。' },
    causes: ['api-not-ready'],
    touches: cluster,
    put: ({ breaks }) => instead(breaks, 'api', () => () => 'unavailable'),
  },
  {
    probe: 'kubernetes/nodes-ready',
    what: { en: 'The nodes say nothing any more.', zh: '各节点不再上报状态。' },
    causes: ['nodes-too-few'],
    touches: cluster,
    put: ({ breaks }) => instead(breaks, 'node', () => () => 'down'),
  },
  {
    probe: 'kubernetes/namespaces-active',
    what: { en: 'A namespace is being deleted and held.', zh: '一个命名空间正在删除且被卡住。' },
    causes: ['namespace-terminating', 'namespace-ending'],
    touches: cluster,
    put: ({ store }, given) =>
      altered(store, 'Namespace', { name: first(words(given, 'names')) }, ['status'], (one) =>
        withAt(one, ['status', 'phase'], 'Terminating'),
      ),
  },
  {
    probe: 'kubernetes/pull-secret-there',
    what: { en: 'The login in the pull secret was emptied.', zh: '拉取凭据中的登录信息被清空。' },
    causes: ['pull-secret-without-registry'],
    touches: (given) => words(given, 'namespaces').map((one) => `cluster/${one}`),
    put({ store }, given) {
      const place = { namespace: first(words(given, 'namespaces')), name: word(given, 'name') };
      const empty = Buffer.from('{"auths":{}}').toString('base64');
      return altered(store, 'Secret', place, ['data'], (secret) => ({
        ...secret,
        data: { '.dockerconfigjson': empty },
      }));
    },
  },
  {
    probe: 'kubernetes/workloads-ready',
    what: { en: 'The pods of a workload are not healthy.', zh: '一个工作负载的 Pod 不健康。' },
    causes: ['probe-readiness', 'pods-not-ready', 'pod-not-ready', 'readiness-not-answered'],
    touches: (given) =>
      objects(given, 'workloads').flatMap((one) => {
        const namespace = word(one, 'namespace');
        return namespace === '' ? [] : [`cluster/${namespace}`];
      }),
    put(world, given) {
      const all = objects(given, 'workloads');
      const one = first(all.filter((some) => word(some, 'need') === 'required' && 'name' in some));
      return unhealthy(world, word(one, 'namespace'), word(one, 'name'));
    },
  },
  {
    probe: 'kubernetes/load-balancer-ready',
    what: {
      en: 'The load balancer was deleted, and the cloud gives no other.',
      zh: '负载均衡被删除，云平台不再提供新的。',
    },
    causes: ['load-balancer-pending', 'load-balancer-refused'],
    touches: cluster,
    put: addressGone,
  },
  {
    probe: 'kubernetes/objects-ready',
    what: { en: 'The object was deleted.', zh: '对象被删除。' },
    causes: ['object-absent'],
    touches: cluster,
    put({ store }, given) {
      const [kind = ''] = first(words(given, 'kinds')).split('/').toReversed();
      const { namespaced } = kindNamed(kind);
      const namespace = namespaced ? word(given, 'namespace') : undefined;
      return missing(store, kind, { namespace, name: first(words(given, 'names')) });
    },
  },
  {
    probe: 'helm/release-deployed',
    what: { en: 'The release was removed from the cluster.', zh: '发布记录被从集群中删除。' },
    causes: ['helm-release-missing'],
    touches: (given) => [`cluster/${word(given, 'namespace')}`],
    put({ store }, given) {
      const own = store
        .list(kindNamed('Secret'), word(given, 'namespace'))
        .filter((one) => nameOf(one).startsWith(`sh.helm.release.v1.${word(given, 'release')}.v`));
      first(own);
      return allOf(
        own.map((one) =>
          missing(store, 'Secret', { namespace: namespaceOf(one), name: nameOf(one) }),
        ),
      );
    },
  },
  {
    probe: 'data-stores/answer',
    what: { en: 'A data store takes no connections any more.', zh: '一个数据存储不再接受连接。' },
    causes: ['data-store-silent'],
    touches: cluster,
    put({ dataStores }, given) {
      const host = word(first(objects(given, 'stores')), 'host');
      dataStores.turn(host, 'gone');
      return () => dataStores.turn(host, 'up');
    },
  },
];

/** Its readiness probe fails, of all containers of all its pods. */
export function unhealthy({ breaks }: RangeWorld, namespace: string, workload: string): Mend {
  return instead(
    breaks,
    'start',
    (usual) => (pod, container) =>
      namespaceOf(pod) === namespace && nameOf(pod).startsWith(`${workload}-`)
        ? { is: 'unhealthy', says: 'HTTP probe failed with statuscode: 503' }
        : usual(pod, container),
  );
}

/** Of every Service before the workload that has an address of the sort that is asked for. */
function addressGone({ store, breaks }: RangeWorld, given: JsonObject): Mend {
  const namespace = word(given, 'namespace');
  const asked = word(given, 'address');
  const own = store.list(kindNamed('Service'), namespace).filter((service) => {
    const [address = ''] = addressesOf(service);
    return isBefore(store, service, given) && address !== '' && fits(address, asked);
  });
  first(own);
  const isOwn = (service: JsonObject) => own.some((one) => nameOf(one) === nameOf(service));
  const give = instead(
    breaks,
    'address',
    (usual) => (service, offered) =>
      namespaceOf(service) === namespace && isOwn(service) ? undefined : usual(service, offered),
  );
  const mends = own.map((service) =>
    altered(store, 'Service', { namespace, name: nameOf(service) }, ['status'], (one) => ({
      ...one,
      status: { loadBalancer: {} },
    })),
  );
  return allOf([give, ...mends]);
}

function isBefore(store: RangeWorld['store'], service: JsonObject, given: JsonObject): boolean {
  if (textAt(service, 'spec', 'type') !== 'LoadBalancer') return false;
  const place = { namespace: word(given, 'namespace'), name: word(given, 'workload') };
  const kind = kindNamed(word(given, 'kind') || 'Deployment');
  const labels = objectAt(store.get(kind, place), 'spec', 'template', 'metadata', 'labels');
  const selector = objectAt(service, 'spec', 'selector');
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function addressesOf(service: JsonObject): readonly string[] {
  return objectsAt(service, 'status', 'loadBalancer', 'ingress').flatMap(
    (one) => textAt(one, 'ip') ?? [],
  );
}

function fits(address: string, asked: string): boolean {
  const isPrivate = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
  return asked === 'any' || isPrivate === (asked === 'internal');
}

function allOf(mends: readonly Mend[]): Mend {
  return async () => {
    for (const mend of mends) await mend();
  };
}
