import { expect, test } from 'vitest';
import { pluginsActive } from '../../../src/probes/jenkins/plugins-active.ts';
import { dependenciesOf } from '../../../src/probes/jenkins/plugin.ts';
import type { Json } from '../../../src/model/json.ts';
import type { PodFileReader } from '../../../src/model/pod-files.ts';
import type { JenkinsPlugin } from '../../../src/practice/apps/jenkins.ts';
import { aJenkins } from '../../support/jenkins/a-jenkins.ts';
import { JENKINS, jenkinsReaders, LOGIN } from '../../support/jenkins/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const GIT: JenkinsPlugin = { shortName: 'git', version: '5.7.0' };
const NAMES = '/var/jenkins_home/plugins';

test('plugins that are active in the wanted version or a newer one pass', async () => {
  const maven = { shortName: 'maven-plugin', version: '3.27' };
  const kubernetes = { shortName: 'kubernetes', version: '4313.va_9b_4fe2a_0e34' };

  const seen = await look(
    ['git', { id: 'maven-plugin', version: '3.12' }, { id: 'kubernetes', version: '1.30.1' }],
    [GIT, maven, kubernetes],
  );

  expect(seen).toMatchObject({ verdict: 'pass', cause: null });
});

test.for<readonly [string, JenkinsPlugin, Json, string]>([
  ['disabled', { ...GIT, enabled: false, active: false }, 'git', 'jenkins-plugin-disabled'],
  ['inactive', { ...GIT, active: false }, 'git', 'jenkins-plugin-inactive'],
  ['deleted', { ...GIT, deleted: true }, 'git', 'jenkins-plugin-going'],
  ['old', GIT, { id: 'git', version: '5.10' }, 'jenkins-plugin-old'],
])('one that is %s does not', async ([, plugin, wanted, code]) => {
  const seen = await look([wanted], [plugin]);

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code, params: { id: 'git' } } });
});

test('one whose version is no version is unknown', async () => {
  const seen = await look([{ id: 'git', version: '1' }], [{ ...GIT, version: 'private' }]);

  expect(seen).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'jenkins-plugin-version-unread' },
  });
});

test('one that is not installed is told apart from one that failed to load, which names what it lacks', async () => {
  const dependencies = [{ shortName: 'docker-workflow', version: '1', optional: false }];
  const maven = { shortName: 'pipeline-maven', version: '3', dependencies };
  const manifest =
    'Manifest-Version: 1.0\r\nPlugin-Dependencies: git:5.9.0,docker-commons:439.v;resolution:=op\r\n tional,script-security:1.0\r\n';
  const asked: string[] = [];

  const seen = await look(['docker-workflow', 'minio'], [GIT, maven], {
    names: async () => ['minio.jpi', 'minio', 'git.jpi', 'git'],
    async text(_place, path) {
      asked.push(path);
      return manifest;
    },
  });

  expect(seen.verdict).toBe('wait');
  expect([seen.cause, ...seen.others].map((one) => [one?.code, one?.params])).toEqual([
    ['jenkins-plugin-missing', { id: 'docker-workflow', neededBy: 'pipeline-maven' }],
    [
      'jenkins-plugin-failed',
      { id: 'minio', lacks: 'git 5.9.0, script-security 1.0', neededBy: '-' },
    ],
  ]);
  expect(asked).toEqual([`${NAMES}/minio/META-INF/MANIFEST.MF`]);
});

test('each one that is missing is named', async () => {
  const seen = await look(['minio', 'nodejs'], [GIT], { names: async () => [] });

  expect([seen.cause, ...seen.others].map((one) => one?.params['id'])).toEqual(['minio', 'nodejs']);
});

test('one that is switched off by its file is disabled', async () => {
  const seen = await look(['minio'], [], {
    names: async () => ['minio.jpi', 'minio.jpi.disabled'],
  });

  expect(seen.cause).toMatchObject({ code: 'jenkins-plugin-disabled', params: { id: 'minio' } });
});

test('where its pod may not be asked, it is only said that it is not listed', async () => {
  const seen = await look(['minio'], []);

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'jenkins-plugin-unlisted' } });
});

test('nobody who has not logged in is shown plugins, a wrong token neither', async () => {
  const jenkins = await aJenkins({ plugins: [GIT] });
  const ports = jenkinsReaders(jenkins);
  const input = { ...JENKINS, plugins: ['git'] };

  const anonymous = await pluginsActive.look(input, ports, NEVER);
  const wrong = await pluginsActive.look({ ...input, user: 'admin', token: 'old' }, ports, NEVER);

  expect([anonymous.verdict, anonymous.cause]).toEqual([
    'unknown',
    expect.objectContaining({
      code: 'jenkins-forbidden-anonymous',
      params: expect.objectContaining({ right: 'Overall/Administer' }),
    }),
  ]);
  expect([wrong.verdict, wrong.cause?.code]).toEqual(['unknown', 'jenkins-login-refused']);
});

test('the token stands in no evidence', async () => {
  const seen = await look(['git', 'minio'], [GIT]);

  expect(JSON.stringify(seen)).not.toContain(LOGIN.token);
});

test('no plugin at all proves nothing, and what is no short name is said', async () => {
  expect((await look([], [GIT])).verdict).toBe('unknown');
  expect((await look(['../x'], [GIT])).cause?.code).toBe('jenkins-plugin-malformed');
  expect((await look([7], [GIT])).cause?.code).toBe('jenkins-plugin-malformed');
});

test.for(['{"plugins":"none"}', '[]', 'no JSON', ''])(
  'an answer %j is not understood',
  async (body) => {
    const jenkins = await aJenkins({ instead: { '/pluginManager/api/json': body } });

    const input = { ...JENKINS, ...LOGIN, plugins: ['git'] };
    const seen = await pluginsActive.look(input, jenkinsReaders(jenkins), NEVER);

    expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'jenkins-not-understood' } });
  },
);

test('what a manifest needs is read over the ends of its lines', () => {
  expect(dependenciesOf('Plugin-Dependencies: a:1.2,b:3;resolution:=optional,c\n')).toEqual([
    { id: 'a', version: '1.2', optional: false },
    { id: 'b', version: '3', optional: true },
    { id: 'c', version: '', optional: false },
  ]);
  expect(dependenciesOf('Manifest-Version: 1.0\n')).toEqual([]);
});

async function look(
  plugins: readonly Json[],
  there: readonly JenkinsPlugin[],
  inPod: Partial<PodFileReader> = {},
) {
  const jenkins = await aJenkins({ plugins: there });
  const ports = jenkinsReaders(jenkins, { inPod });
  return pluginsActive.look({ ...JENKINS, ...LOGIN, plugins }, ports, NEVER);
}
