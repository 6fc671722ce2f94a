import { expect, test } from 'vitest';
import { runScript } from '../../../src/actions/ssh/run-script.ts';
import type { RemoteEnd, RemoteScript } from '../../../src/model/ssh.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { NO_SSH } from '../../support/ssh/no-ssh.ts';

const UID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const SYSTEM: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'kube-system', uid: UID },
};
const INPUT = { host: 'master', user: 'root', port: 2222, keyFile: 'id', file: 'a b/deploy.sh' };

function aWorld(ended: Partial<RemoteEnd> = {}, more: Partial<Writers> = {}) {
  const began: RemoteScript[] = [];
  const attached: string[] = [];
  const end = { exitCode: 0, output: 'done\n', bytes: 5, folder: '/root/.dr-wizard/x', ...ended };
  const { ports, seen } = writersOf([SYSTEM], {
    ssh: {
      ...NO_SSH,
      run: async (_key, script, onOutput) => {
        began.push(script);
        onOutput('done\n');
        return end;
      },
      attach: async (key) => {
        attached.push(key);
        return end;
      },
    },
    ...more,
  });
  const files = {
    ...ports.files,
    stat: async () => ({ kind: 'file', bytes: 1, mode: 0o644 }) as const,
    text: async () => 'echo done\n',
  };
  return { ports: { ...ports, files, ...more }, seen, began, attached };
}

test('the text of the script goes there with its values and the UID of the pinned cluster', async () => {
  const { ports, seen, began } = aWorld();

  const result = await runScript.act(
    { ...INPUT, env: { N: 1, B: true }, cwd: '/srv' },
    ports,
    NEVER,
  );

  expect(began).toEqual([
    {
      host: { host: 'master', user: 'root', port: 2222, keyFile: 'id' },
      text: 'echo done\n',
      name: 'a b/deploy.sh',
      env: { N: '1', B: 'true' },
      uid: UID,
      cwd: '/srv',
    },
  ]);
  expect(seen.output).toEqual(['done\n']);
  expect(result).toMatchObject({ changed: true, evidence: [{ name: 'output', text: 'done\n' }] });
});

test('what was started before is attached to, whatever has become of its file', async () => {
  const { ports, began, attached } = aWorld();
  const shell: Writers['shell'] = { ...ports.shell, known: async () => 'running' };
  const files = { ...ports.files, stat: async () => undefined };

  await runScript.act(INPUT, { ...ports, shell, files }, NEVER);

  expect({ began, attached }).toEqual({ began: [], attached: ['run/step/1'] });
});

test('an end other than 0 is for somebody to look at, with the last words', async () => {
  const { ports } = aWorld({ exitCode: 1, output: 'half\nno such chart\n' });

  await expect(runScript.act(INPUT, ports, NEVER)).rejects.toMatchObject({
    code: 'command-failed',
    params: { program: 'a b/deploy.sh', exitCode: '1', lastLine: 'no such chart' },
    evidence: [{ name: 'output', text: 'half\nno such chart\n' }],
  });
});

test('a script that is not there is told before anybody logs in', async () => {
  const { ports, began } = aWorld();
  const files = { ...ports.files, stat: async () => undefined };

  const run = runScript.act(INPUT, { ...ports, files }, NEVER);

  await expect(run).rejects.toMatchObject({ code: 'file-missing' });
  expect(began).toEqual([]);
});

test('by hand it is the same host, key and values', () => {
  const { byHand, will } = runScript.plan({ ...INPUT, env: { HOST: 'it’s' } });

  expect(will).toMatchObject([{ code: 'will-run-remote-script' }]);
  expect(byHand).toEqual([
    ['scp', '-i', 'id', '-P', '2222', 'a b/deploy.sh', 'root@master:'],
    ['ssh', '-i', 'id', '-p', '2222', 'root@master'],
    ['kubectl', 'get', 'namespace', 'kube-system', '--output=jsonpath={.metadata.uid}'],
    ['export', 'HOST=it’s'],
    ['sh', './deploy.sh'],
  ]);
});
