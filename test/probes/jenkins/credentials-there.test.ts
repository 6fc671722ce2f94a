import { expect, test } from 'vitest';
import { credentialsThere } from '../../../src/probes/jenkins/credentials-there.ts';
import { aJenkins } from '../../support/jenkins/a-jenkins.ts';
import { JENKINS, jenkinsReaders, LOGIN } from '../../support/jenkins/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const IDS = ['dockerconfig', 'gitlab-auth', 'kubeconfig'];

test('ids of all domains count, and it is said that this does not open them', async () => {
  const jenkins = await aJenkins({
    credentials: { _: ['dockerconfig', 'kubeconfig'], 'git lab': ['gitlab-auth'] },
  });

  const seen = await look(jenkins);

  expect(seen).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'jenkins-credentials-unopened' }],
  });
});

test('an id that is missing is named beside those that are there', async () => {
  const seen = await look(await aJenkins({ credentials: { _: ['kubeconfig'] } }));

  expect(seen.verdict).toBe('wait');
  expect([seen.cause, ...seen.others].map((one) => one?.params)).toEqual([
    { id: 'dockerconfig', others: 'kubeconfig' },
    { id: 'gitlab-auth', others: 'kubeconfig' },
  ]);
});

test('no value is ever asked for', async () => {
  const jenkins = await aJenkins({ credentials: { _: IDS } });

  await look(jenkins);

  expect(jenkins.asked.map(({ path }) => path)).toEqual([
    '/credentials/store/system/api/json?tree=domains[urlName]',
    '/credentials/store/system/domain/_/api/json?tree=credentials[id,typeName]',
  ]);
});

test('a domain that cannot be read may hold what is missing: unknown', async () => {
  const jenkins = await aJenkins({
    credentials: { _: ['kubeconfig'], hidden: [] },
    instead: { '/credentials/store/system/domain/hidden/api/json': 'no JSON' },
  });

  const seen = await look(jenkins);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'jenkins-not-understood' } });
});

test('without ids nothing is proven; without a login it is not known', async () => {
  const jenkins = await aJenkins({ credentials: { _: IDS } });
  const ports = jenkinsReaders(jenkins);

  const none = await credentialsThere.look({ ...JENKINS, ...LOGIN, ids: [] }, ports, NEVER);
  const nobody = await credentialsThere.look({ ...JENKINS, ids: IDS }, ports, NEVER);

  expect(none).toMatchObject({ verdict: 'unknown', cause: { code: 'nothing-expected' } });
  expect(nobody).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'jenkins-forbidden-anonymous', params: { right: 'Credentials/View' } },
  });
});

function look(jenkins: Awaited<ReturnType<typeof aJenkins>>) {
  const input = { ...JENKINS, ...LOGIN, ids: IDS };
  return credentialsThere.look(input, jenkinsReaders(jenkins), NEVER);
}
