/*
 * Asks for names from inside a pod, and prints the answers as JSON. Only ever started inside a network namespace without
 * a way out: KWOK runs the command on this machine, with this machine's resolver.
 */
import { openCluster } from '../../src/cluster/connect.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { startControlPlane } from '../support/control-plane/start.ts';
import { waitUntil } from '../support/control-plane/wait-until.ts';

const READY = [
  'get',
  'pods',
  '-l',
  'app=web',
  '-o',
  'jsonpath={.items[*].status.conditions[?(@.type=="Ready")].status}',
];

const plane = await startControlPlane({ nodes: 1, commands: true });
try {
  await plane.kubectl(['create', 'deployment', 'web', '--image=web', '--replicas=1']);
  const isReady = async () => (await plane.kubectl(READY)).includes('True');
  await waitUntil('The pod is ready', isReady, { timeoutMs: 30_000 });
  const admin = await lookups(plane.kubeconfig);
  const kubeconfig = await plane.kubeconfigFor({ user: 'looker' });
  await plane.kubectl(['create', 'clusterrole', 'looker', '--verb=list', '--resource=pods']);
  const binding = ['clusterrolebinding', 'looker', '--clusterrole=looker', '--user=looker'];
  await plane.kubectl(['create', ...binding]);
  const forbidden = await lookups(kubeconfig);
  process.stdout.write(JSON.stringify({ admin, forbidden }));
} finally {
  await plane.stop();
}

async function lookups(kubeconfig: string): Promise<unknown> {
  const access = await openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
  try {
    const { signal } = new AbortController();
    const answers = [];
    for (const name of ['localhost', 'no-such-name.invalid'])
      answers.push(await access.reader.lookup(name, signal));
    return answers;
  } finally {
    await access.close();
  }
}
