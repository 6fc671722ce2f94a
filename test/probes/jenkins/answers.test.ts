import { expect, test } from 'vitest';
import { answers } from '../../../src/probes/jenkins/answers.ts';
import type { ServiceSeen } from '../../../src/model/services.ts';
import { WizardError } from '../../../src/model/error.ts';
import { aJenkins } from '../../support/jenkins/a-jenkins.ts';
import { JENKINS, jenkinsReaders } from '../../support/jenkins/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

test('a Jenkins that shows its login page has started; version and session are found', async () => {
  const jenkins = await aJenkins({ session: 'aa01' });

  const seen = await answers.look(JENKINS, jenkinsReaders(jenkins), NEVER);

  expect(seen).toMatchObject({ verdict: 'pass', finds: { version: '2.528.3', session: 'aa01' } });
  expect(seen.evidence[0]?.text).toContain('pod jenkins/jenkins-0 port 8080');
  expect(jenkins.asked).toEqual([{ method: 'GET', path: '/login', authorization: undefined }]);
});

test('one that is still starting is waited for, and so is the restart', async () => {
  const jenkins = await aJenkins({ session: 'aa01', starting: true });
  const ports = jenkinsReaders(jenkins);
  const look = async (more = {}) => {
    const { verdict, cause } = await answers.look({ ...JENKINS, ...more }, ports, NEVER);
    return [verdict, cause?.code];
  };

  expect(await look()).toEqual(['wait', 'jenkins-starting']);
  jenkins.set({ starting: false });
  const restarted = { sessionBefore: 'aa01' };
  expect(await look(restarted)).toEqual(['wait', 'jenkins-not-restarted']);
  jenkins.set({ session: 'bb02' });
  expect(await look(restarted)).toEqual(['pass', undefined]);
});

test('no login goes to its front page', async () => {
  const jenkins = await aJenkins();

  await answers.look({ ...JENKINS, user: 'admin', token: '11aa' }, jenkinsReaders(jenkins), NEVER);

  expect(jenkins.asked.map((one) => one.authorization)).toEqual([undefined]);
});

const http = (status: number, headers: { [name: string]: string } = {}, address = 'x') =>
  ({
    is: 'answer',
    address,
    version: '1.1',
    status,
    headers,
    body: '',
    cut: false,
    firstByteMs: 1,
    ms: 1,
  }) as const;
const answer = (status: number, headers: { [name: string]: string } = {}): ServiceSeen => ({
  is: 'seen',
  way: 'pod jenkins/jenkins-0 port 8080',
  seen: http(status, headers),
});
const failed = (is: 'refused' | 'garbage', code: string): ServiceSeen => ({
  is: 'seen',
  way: 'w',
  seen: { is, address: null, code, ms: 1 },
});

test.for<readonly [string, ServiceSeen, string, string]>([
  ['another program', answer(200), 'fail', 'jenkins-other'],
  ['a gateway', answer(502), 'wait', 'jenkins-gateway'],
  ['an error', answer(500), 'wait', 'jenkins-error'],
  ['a prefix', answer(302, { location: '/ci/login' }), 'unknown', 'jenkins-elsewhere'],
  ['no such page', answer(404), 'fail', 'jenkins-page-missing'],
  ['a closed port', failed('refused', 'ECONNREFUSED'), 'wait', 'jenkins-unreached'],
  ['the port of the agents', failed('garbage', 'HPE'), 'unknown', 'jenkins-garbage'],
  ['no Service', { is: 'nobody', code: 'service-missing' }, 'fail', 'service-missing'],
  ['no port', { is: 'nobody', code: 'service-port-missing' }, 'fail', 'service-port-missing'],
  ['no pod', { is: 'nobody', code: 'service-without-pods' }, 'wait', 'service-without-pods'],
])('%s is told apart', async ([, seen, verdict, code]) => {
  const ports = jenkinsReaders(await aJenkins(), { services: { get: async () => seen } });

  const found = await answers.look(JENKINS, ports, NEVER);

  expect([found.verdict, found.cause?.code]).toEqual([verdict, code]);
});

test('a right that is missing is unknown, and named', async () => {
  const refused = new WizardError('forbidden', 'api-forbidden', {
    verb: 'get',
    resource: 'pods/portforward',
    namespace: 'jenkins',
  });
  const ports = jenkinsReaders(await aJenkins(), {
    services: { get: () => Promise.reject(refused) },
  });

  const found = await answers.look(JENKINS, ports, NEVER);

  expect(found).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden', params: { resource: 'pods/portforward' } },
  });
});

test('it is asked by name once that leads where it should, and no login goes anywhere else', async () => {
  const jenkins = await aJenkins();
  const asked: string[] = [];
  const byName = (address: string) =>
    jenkinsReaders(jenkins, {
      http: {
        async get(question) {
          asked.push(`${question.scheme}://${question.host}${question.path}`);
          return http(200, { 'x-jenkins': '2.1', 'x-jenkins-session': 's' }, address);
        },
      },
    });
  const input = { ...JENKINS, host: 'ci.example.test', leadsTo: ['192.0.2.7'] };

  const moved = await answers.look(input, byName('192.0.2.7'), NEVER);
  const notYet = await answers.look(input, byName('198.51.100.1'), NEVER);

  expect([moved.finds['version'], notYet.finds['version']]).toEqual(['2.1', '2.528.3']);
  expect(moved.evidence[0]?.text).toContain('https://ci.example.test');
  expect(asked).toEqual([
    'https://ci.example.test/login',
    'https://ci.example.test/login',
    'https://ci.example.test/login',
  ]);
});
