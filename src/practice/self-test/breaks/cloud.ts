import type { RangeWorld } from '../../range-world.ts';
import type { Break, Mend } from '../break.ts';
import { first, hosts, word } from '../given.ts';

const onlyCloud = () => ['cloud'];

/** What the cloud holds. */
export const CLOUD_BREAKS: readonly Break[] = [
  {
    probe: 'cloud/credentials-valid',
    what: { en: 'The access key was deleted in the cloud.', zh: 'AccessKey 在云平台被删除。' },
    causes: ['cloud-key-refused'],
    touches: onlyCloud,
    put({ cloud }) {
      const before = { ...cloud.keys };
      for (const id of Object.keys(before)) delete cloud.keys[id];
      return () => void Object.assign(cloud.keys, before);
    },
  },
  {
    probe: 'cloud/quotas-enough',
    what: {
      en: 'The quota of clusters was lowered to those that there are.',
      zh: '集群配额被降到现有数量。',
    },
    causes: ['cloud-quota-short'],
    touches: onlyCloud,
    put({ cloud }) {
      const before = cloud.quotas.clusters;
      cloud.quotas.clusters = cloud.clusters.length;
      return () => {
        cloud.quotas.clusters = before;
      };
    },
  },
  {
    probe: 'cloud/zones-held',
    what: {
      en: 'The zone of a name was taken from the account.',
      zh: '域名所在的解析区移出了账号。',
    },
    causes: ['cloud-zone-absent'],
    touches: () => ['cloud', 'names'],
    put: (world, given) => zoneGone(world, first(hosts(given, 'records'))),
  },
  {
    probe: 'cloud/key-pair-imported',
    what: { en: 'The key pair was deleted in the cloud.', zh: '密钥对在云平台被删除。' },
    causes: ['cloud-key-pair-absent'],
    touches: onlyCloud,
    put: (world, given) => keyPairGone(world, word(given, 'name')),
  },
  {
    probe: 'cloud/cluster-running',
    what: { en: 'The cluster has failed, as the cloud says.', zh: '云平台显示集群为失败状态。' },
    causes: ['cloud-cluster-failed'],
    touches: onlyCloud,
    put(world) {
      const cluster = first(world.cloud.clusters);
      const before = cluster.state;
      cluster.state = 'failed';
      return () => {
        cluster.state = before;
      };
    },
  },
  {
    probe: 'cloud/master-address',
    what: { en: 'The address was taken from the master.', zh: '弹性公网 IP 已与 master 解绑。' },
    causes: ['port-unreachable', 'port-refused', 'port-timeout', 'cloud-address-unbound'],
    touches: () => ['cloud', 'cluster'],
    put(world) {
      const bound = world.cloud.addresses.filter(({ status }) => status === 'InUse');
      for (const one of bound) one.status = 'Available';
      world.changed();
      return () => {
        for (const one of bound) one.status = 'InUse';
        world.changed();
      };
    },
  },
  {
    probe: 'ssh/login',
    what: {
      en: 'The master knows the key of the operator no more.',
      zh: 'master 不再接受操作者的密钥。',
    },
    causes: ['ssh-key-refused'],
    touches: () => ['cloud', 'cluster', 'machine', 'disk'],
    put: (world) => keyPairGone(world),
  },
];

function zoneGone(world: RangeWorld, name: string): Mend {
  const { names } = world;
  const { zones } = world.cloud;
  const zone = first(Object.keys(zones).filter((one) => name === one || name.endsWith(`.${one}`)));
  const records = zones[zone];
  delete zones[zone];
  return () => {
    if (records !== undefined) zones[zone] = records;
    world.changed();
    for (const resolver of names.resolvers) resolver.flush();
  };
}

/** That of a name, or all of them: servers let in whoever has one that the cloud holds. */
function keyPairGone({ cloud: { keyPairs } }: RangeWorld, name?: string): Mend {
  const before = [...keyPairs];
  const left = before.filter((one) => name !== undefined && one.name !== name);
  keyPairs.splice(0, keyPairs.length, ...left);
  return () => void keyPairs.splice(0, keyPairs.length, ...before);
}
