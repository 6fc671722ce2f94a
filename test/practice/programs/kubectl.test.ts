import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { kubectl } from '../../../src/practice/programs/kubectl/kubectl.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { runProgram } from '../../support/practice/run-program.ts';

const config = (server: string) =>
  JSON.stringify({
    clusters: [{ name: 'a', cluster: { server } }],
    contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
    users: [{ name: 'a', user: {} }],
    'current-context': 'a',
  });

test('on a master, where nothing names a kubeconfig, it is that of the login', async () => {
  const { directory: home, remove } = await createTempDirectory('dr-wizard-kubectl-');
  onTestFinished(remove);
  mkdirSync(path.join(home, '.kube'));
  writeFileSync(path.join(home, '.kube/config'), config('https://127.0.0.1:1'));
  writeFileSync(path.join(home, 'other'), config('https://127.0.0.1:2'));
  const ask = async (env: { readonly [name: string]: string }) => {
    const words = ['get', 'namespace', 'kube-system'];
    const { code, err } = await runProgram(kubectl, words, { env, cwd: home });
    return [code, /server (\S+) was refused|no such file/.exec(err)?.slice(0, 2)];
  };

  expect(await ask({ HOME: home })).toEqual([1, [expect.anything(), '127.0.0.1:1']]);
  expect(await ask({ HOME: home, KUBECONFIG: '' })).toEqual([
    1,
    [expect.anything(), '127.0.0.1:1'],
  ]);
  const named = path.join(home, 'other');
  expect(await ask({ HOME: home, KUBECONFIG: named })).toEqual([
    1,
    [expect.anything(), '127.0.0.1:2'],
  ]);
  expect(await ask({ HOME: '/nonexistent' })).toEqual([1, ['no such file', undefined]]);
});
