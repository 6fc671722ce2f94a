import { expect, test } from 'vitest';
import { jobsThere } from '../../../src/probes/jenkins/jobs-there.ts';
import type { JenkinsJob } from '../../../src/practice/apps/jenkins.ts';
import { aJenkins } from '../../support/jenkins/a-jenkins.ts';
import { JENKINS, jenkinsReaders, LOGIN } from '../../support/jenkins/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const JOBS: readonly JenkinsJob[] = [
  { fullName: 'gateway' },
  { fullName: 'front', jobs: [{ fullName: 'front/checkout' }, { fullName: 'front/score' }] },
];

test('jobs are there by name or by number, those in folders too', async () => {
  expect(await look({ names: ['gateway', 'front/score'] })).toMatchObject({
    verdict: 'pass',
    finds: { jobs: 4 },
  });
  expect(await look({ count: 4 })).toMatchObject({ verdict: 'pass' });
});

test('those that are missing are waited for: they show once Jenkins has restarted', async () => {
  expect(await look({ names: ['gateway', 'eureka'] })).toMatchObject({
    verdict: 'wait',
    cause: { code: 'jenkins-jobs-missing', params: { missing: 'eureka', count: 1 } },
  });
  expect(await look({ count: 5 })).toMatchObject({
    verdict: 'wait',
    cause: { code: 'jenkins-jobs-few', params: { has: 4, wanted: 5 } },
  });
  expect(await look({ count: 1 }, [])).toMatchObject({ verdict: 'wait' });
});

test('where nothing is expected nothing is proven', async () => {
  for (const more of [{}, { names: [] }, { count: 0 }, { names: null, count: null }])
    expect(await look(more)).toMatchObject({
      verdict: 'unknown',
      cause: { code: 'nothing-expected' },
    });
});

test('no job for somebody who has not logged in says nothing of what there is', async () => {
  const jenkins = await aJenkins({ instead: { '/api/json': '{"jobs":[]}' } });

  const seen = await jobsThere.look({ ...JENKINS, count: 1 }, jenkinsReaders(jenkins), NEVER);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'jenkins-jobs-hidden' } });
});

test('names that come from there are evidence only', async () => {
  const seen = await look({ count: 1 }, [{ fullName: '\u001b[2J$(id)' }]);

  expect(seen.verdict).toBe('pass');
  expect(seen.evidence[0]?.text).toContain(String.raw`\u001b[2J$(id)`);
});

async function look(
  more: { readonly names?: readonly string[] | null; readonly count?: number | null },
  jobs: readonly JenkinsJob[] = JOBS,
) {
  const jenkins = await aJenkins({ jobs });
  return jobsThere.look({ ...JENKINS, ...LOGIN, ...more }, jenkinsReaders(jenkins), NEVER);
}
