import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import { findPrograms, isComplete, programFolder, PROGRAMS } from './programs.ts';

test('nothing is found where nothing has been built', async ({ onTestFinished }) => {
  const directory = await createDirectory(onTestFinished);

  expect(findPrograms({ DR_WIZARD_TEST_CACHE: directory })).toEqual({});
});

test('KUBEBUILDER_ASSETS goes first, what it lacks comes from the cache', async ({
  onTestFinished,
}) => {
  const directory = await createDirectory(onTestFinished);
  const assets = path.join(directory, 'assets');
  const env = { DR_WIZARD_TEST_CACHE: path.join(directory, 'cache'), KUBEBUILDER_ASSETS: assets };
  await putPrograms(assets, ['etcd', 'kube-apiserver', 'kubectl']);
  await putPrograms(programFolder(env), PROGRAMS);

  const found = findPrograms(env);

  expect(found).toEqual({
    etcd: path.join(assets, 'etcd'),
    'kube-apiserver': path.join(assets, 'kube-apiserver'),
    'kube-controller-manager': path.join(programFolder(env), 'kube-controller-manager'),
    'kube-scheduler': path.join(programFolder(env), 'kube-scheduler'),
    kubectl: path.join(assets, 'kubectl'),
    kwok: path.join(programFolder(env), 'kwok'),
  });
});

test('KUBEBUILDER_ASSETS alone is not complete without controllers', async ({ onTestFinished }) => {
  const directory = await createDirectory(onTestFinished);
  await putPrograms(directory, ['etcd', 'kube-apiserver', 'kubectl']);

  const env = { DR_WIZARD_TEST_CACHE: '/nowhere', KUBEBUILDER_ASSETS: directory };

  expect(isComplete(findPrograms(env))).toBe(false);
});

test.for([
  [{ DR_WIZARD_TEST_CACHE: '/own', XDG_CACHE_HOME: '/xdg' }, '/own/control-plane-'],
  [{ XDG_CACHE_HOME: '/xdg' }, '/xdg/dr-wizard-test/control-plane-'],
  [{}, '/.cache/dr-wizard-test/control-plane-'],
] as const)('the cache of %j is %s…', ([env, expected]) => {
  expect(programFolder(env)).toContain(expected);
});

async function putPrograms(folder: string, programs: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    programs.map((program) => writeFile(path.join(folder, program), '', { mode: 0o755 })),
  );
}

async function createDirectory(onTestFinished: TestContext['onTestFinished']): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'dr-wizard-programs-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}
