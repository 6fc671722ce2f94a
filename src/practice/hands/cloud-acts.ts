import { labelsOf } from '../store/metadata.ts';
import { wordOf } from '../word-of.ts';
import type { Act, Place, Told } from './act.ts';
import { NotDone } from './not-done.ts';

/** How often it is looked whether what was ordered is there. */
const LOOK_MS = 300;
const LOOKS = 100;

export const importKeyPair: Act = async ({ browser }, input) => {
  const name = wordOf(input, 'name');
  const rows = (await browser.look()).rows('key-pairs');
  if (rows.some(([listed]) => listed === name)) return;
  await browser.send('import-key-pair', { name, key: wordOf(input, 'publicKey') });
};

/** Orders the cluster, waits until it runs, and saves its kubeconfig. */
export const createCluster: Act = async ({ browser, pause }, input) => {
  const name = wordOf(input, 'name');
  const rows = (await browser.look()).rows('clusters');
  if (!rows.some(([listed]) => listed === name))
    await browser.send('create-cluster', {
      name,
      region: wordOf(input['cloud'], 'region'),
      nodes: JSON.stringify(input['nodes']),
      vpc: wordOf(input, 'vpc'),
      key: wordOf(input, 'keyPair'),
    });
  await until(pause, async () => {
    const [, state] = (await browser.look()).rows('clusters').find(([one]) => one === name) ?? [];
    return state === 'running';
  });
  await browser.send('save-kubeconfig', { cluster: name });
};

/** Binds a new address to the first master, and tells it. */
export const bindAddress: Act = async (place, input) => {
  const { browser, pause } = place;
  const name = wordOf(input, 'name');
  const bound = async () =>
    (await browser.look()).rows('addresses').find(([, listed]) => listed === name);
  if ((await bound()) === undefined)
    await browser.send('bind-address', { name, instance: firstMaster(place) });
  await until(pause, async () => /^inuse$/i.test((await bound())?.[2] ?? ''));
  const [address = ''] = (await bound()) ?? [];
  return { 'master.eip': address };
};

/** What the console shows of the cluster's network. */
export function networkOf({ world }: Place): Told {
  const { clusters, egress } = world.cloud;
  const vpc = clusters.at(-1)?.vpc ?? Object.keys(egress)[0];
  const [address] = vpc === undefined ? [] : (egress[vpc] ?? []);
  return {
    ...(vpc === undefined ? {} : { 'vpc.id': vpc }),
    ...(address === undefined ? {} : { 'egress.ip': address }),
  };
}

/** Lets the address by which the cluster goes out reach the git server. */
export const allowEgress: Act = async (place) => {
  const address = networkOf(place)['egress.ip'];
  if (typeof address === 'string') await place.browser.send('allow-address', { address });
};

const MASTER = 'node-role.kubernetes.io/control-plane';

/** As `kubectl get nodes` tells it: the part of the provider's id that begins with `i-`. */
function firstMaster({ world }: Place): string {
  const kind = world.store.find('', 'v1', 'nodes');
  const nodes = kind === undefined ? [] : world.store.list(kind);
  const master = nodes.find((node) => MASTER in labelsOf(node));
  const instance = /\bi-[\w-]+$/.exec(wordOf(master?.['spec'], 'providerID'))?.[0];
  if (instance === undefined)
    throw new NotDone({ en: 'The cluster has no master yet.', zh: '集群中还没有 master。' });
  return instance;
}

async function until(pause: Place['pause'], isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await isSo()) return;
    await pause(LOOK_MS);
  }
  throw new NotDone({
    en: 'The console does not show it as running.',
    zh: '控制台一直没有显示为运行中。',
  });
}
