import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, vi } from 'vitest';
import { NOBODY_HOME, type PodHost } from '../../../src/practice/pod-host.ts';
import { startControlPlane } from '../../support/control-plane/start.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';
import { apiClient } from '../../support/practice/api-client.ts';
import { speak } from '../../support/practice/exec-client.ts';
import { unlike } from '../../support/practice/questions/unlike.ts';

const PATIENT = { timeout: 40_000, interval: 50 };
const PODS = '/api/v1/namespaces/default/pods';
const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'a:1' }] },
};

/** On this machine, which is what the real one's nodes do. */
const HOST: PodHost = {
  ...NOBODY_HOME,
  async exec(_pod, [program = '', ...argv], { stdin, stdout, stderr }) {
    const child = spawn(program, argv, { stdio: 'pipe' });
    child.stdout.on('data', (bytes: Buffer) => stdout.write(bytes));
    child.stderr.on('data', (bytes: Buffer) => stderr.write(bytes));
    if (stdin === null) child.stdin.end();
    else stdin.pipe(child.stdin);
    const [code]: readonly unknown[] = await once(child, 'close');
    return Number(code);
  },
};

function exec(words: readonly string[], more = ''): string {
  const command = words.map((word) => `command=${encodeURIComponent(word)}`);
  return `${PODS}/web/exec?${[...command, 'stdout=1', 'stderr=1', 'container=app'].join('&')}${more}`;
}

async function asked(kubeconfig: string) {
  const ask = apiClient(kubeconfig);
  await ask({ method: 'POST', path: PODS, body: POD });
  await vi.waitFor(async () => {
    const { body } = await ask({ method: 'GET', path: `${PODS}/web` });
    expect(JSON.stringify(body)).toContain('"running":');
  }, PATIENT);
  // How a command ends is said by KWOK there, otherwise than by a kubelet: not compared.
  return {
    'says something': await speak(kubeconfig, exec(['echo', 'hello'])),
    'says it by the protocol before': await speak(kubeconfig, exec(['echo', 'hello']), {
      protocol: 'v4.channel.k8s.io',
    }),
    'is asked in another container': await speak(
      kubeconfig,
      exec(['true']).replace('container=app', 'container=none'),
    ),
    'is asked in no pod': await speak(kubeconfig, exec(['true']).replace('/web/', '/none/')),
    'is asked for a log of another container': await ask({
      method: 'GET',
      path: `${PODS}/web/log?container=none`,
    }),
    'is asked for a log of no pod': await ask({ method: 'GET', path: `${PODS}/none/log` }),
    'is asked for a log with a bad count': await ask({
      method: 'GET',
      path: `${PODS}/web/log?tailLines=-1`,
    }),
  };
}

test('commands run in pods as by the real one, and are refused in its words', async () => {
  const plane = await startControlPlane({ nodes: 1, commands: true });
  onTestFinished(() => plane.stop());
  const server = await anApiServer({ host: HOST });

  const real = await asked(await readFile(plane.kubeconfig, 'utf8'));
  const ours = await asked(server.kubeconfig('admin'));

  expect(unlike(real, ours, '')).toEqual([]);
});
