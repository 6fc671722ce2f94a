import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLOUD_KEY, type CloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { startCloud } from '../../../src/practice/cloud/cloud-server.ts';
import { zoneOf, type DnsName } from '../zone-files.ts';
import { authorizedKeys, MASTER } from './master.ts';
import type { Ground, Part } from './part.ts';

const VPC = 'vpc-0xi0000000000000000';
const EGRESS = '192.0.2.2';

/** Where the kubeconfig of the cluster that the cloud creates is saved. */
export function savedKubeconfig(folder: string): string {
  return path.join(folder, 'recovered.kubeconfig');
}

/**
 * A cloud that speaks the vendor's API: its new cluster is the control plane of the story with the master that is there,
 * and what is changed in its DNS is so for everybody.
 */
export async function cloudApi(
  { folder, cluster, kubeconfig, point }: Ground,
  names: readonly DnsName[],
  looks?: number,
): Promise<Part> {
  const known = new Map(names.map(({ name, address }) => [name, address]));
  const letIn = whoeverIsNamed(authorizedKeys(folder));
  const carried = (state: CloudState): void => {
    letIn(state);
    const moved = namesIn(state).filter(({ name, address }) => known.get(name) !== address);
    for (const { name, address } of moved) known.set(name, address);
    point(moved);
  };
  const stub = await startCloud(
    {
      kubeconfig: readFileSync(kubeconfig, 'utf8'),
      server: cluster.server,
      pool: [MASTER],
      egress: { [VPC]: [EGRESS] },
      zones: zonesOf(names),
      ...(looks === undefined ? {} : { looks }),
    },
    '127.0.0.1',
    carried,
  );
  return {
    env: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: CLOUD_KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: CLOUD_KEY.secret,
    },
    site: { cloud: { endpoint: stub.url } },
    values: { 'site.cluster.vpc': VPC, 'site.cluster.kubeconfig': savedKubeconfig(folder) },
    changes: () => stub.actions().filter((one) => !/^(?:Describe|Get|List)/.test(one)),
    close: () => stub.stop(),
  };
}

/** The servers of a cluster let in the key pair that was named when it was ordered. */
function whoeverIsNamed(file: string): (state: CloudState) => void {
  let known = '';
  return ({ clusters, keyPairs }) => {
    const named = clusters.flatMap(({ order }) => order['key_pair'] ?? []);
    const key = keyPairs.find(({ name }) => named.includes(name))?.publicKey ?? '';
    if (key === known) return;
    known = key;
    writeFileSync(file, `${key}\n`);
  };
}

function namesIn({ zones }: CloudState): readonly DnsName[] {
  return Object.entries(zones).flatMap(([zone, records]) =>
    records
      .filter(({ type, isOn }) => type === 'A' && isOn)
      .map(({ host, value }) => ({ name: `${host}.${zone}`, address: value })),
  );
}

function zonesOf(names: readonly DnsName[]): CloudState['zones'] {
  const zones: CloudState['zones'] = {};
  for (const [index, { name, address }] of names.entries()) {
    const zone = zoneOf(name);
    const host = name.slice(0, -zone.length - 1);
    const record = { id: `r-${index}`, host, type: 'A', value: address, ttl: 600 };
    (zones[zone] ??= []).push({ ...record, line: 'default', isOn: true });
  }
  return zones;
}
