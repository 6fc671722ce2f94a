import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { openJenkins } from './ask.ts';
import { jenkinsEvidence } from './evidence.ts';
import { JENKINS_FIELDS, LOGIN_FIELDS, type JenkinsInput } from './fields.ts';
import { answerOf, isAnswer, listIn, notUnderstood, saidIn } from './refusal.ts';

type With = JenkinsInput & {
  readonly names?: readonly string[] | null;
  readonly count?: number | null;
};

/** Folders within folders: more than these nobody has. */
const TREE = 'jobs[fullName,jobs[fullName,jobs[fullName,jobs[fullName,jobs[fullName]]]]]';
const PATH = `/api/json?tree=${TREE}`;
const MOST_NAMED = 20;

export const jobsThere: ProbeDef<With> = {
  id: 'jenkins/jobs-there',
  group: 'apps',
  doc: {
    en: 'Jenkins has loaded these jobs, or as many as the backup holds.',
    zh: 'Jenkins 已加载这些任务，或任务数不少于备份中的。',
  },
  with: {
    ...JENKINS_FIELDS,
    ...LOGIN_FIELDS,
    names: {
      type: 'list',
      of: { type: 'string', doc: { en: 'A job.', zh: '任务。' } },
      optional: true,
      doc: {
        en: 'Jobs by full name, such as folder/job.',
        zh: '任务全名，例如 folder/job。',
      },
    },
    count: {
      type: 'int',
      optional: true,
      doc: { en: 'How many there have to be at least.', zh: '至少应有的任务数。' },
    },
  },
  finds: { jobs: { type: 'int', doc: { en: 'How many there are.', zh: '任务数。' } } },
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const jenkins = await openJenkins(input, ports, signal);
  const seen = await jenkins.get(PATH, signal);
  const answer = answerOf(seen, input, jenkins, 'Job/Read');
  if (!isAnswer(answer)) return result(answer, { evidence: [jenkinsEvidence(seen)] });
  const top = listIn(saidIn(answer) ?? {}, 'jobs');
  if (top === undefined)
    return result(notUnderstood(input, '/api/json'), { evidence: [jenkinsEvidence(seen)] });
  const jobs = namesIn(top);
  return result(judge(jobs, input, jenkins.user), {
    finds: { jobs: jobs.length },
    evidence: [
      jenkinsEvidence(
        seen,
        jobs.map((job) => ({ job })),
      ),
    ],
  });
}

/** Of all levels; a folder counts as one too, as it does in a backup. */
function namesIn(jobs: readonly JsonObject[]): readonly string[] {
  return jobs.flatMap((job) => {
    const { fullName } = job;
    const own = typeof fullName === 'string' ? [fullName] : [];
    return [...own, ...namesIn(listIn(job, 'jobs') ?? [])];
  });
}

function judge(
  jobs: readonly string[],
  { names, count, namespace, service }: With,
  user: string | null,
): Found {
  const object = { kind: 'Service', name: service, namespace };
  const wanted = names ?? [];
  const least = Math.max(count ?? 0, wanted.length);
  const about = { object, healsByItself: true };
  if (least === 0) return found('unknown', aCause('nothing-expected', {}, { object }));
  // Who may not see jobs is shown none, without a word.
  if (jobs.length === 0 && user === null)
    return found('unknown', aCause('jenkins-jobs-hidden', { name: service }, { object }));
  const missing = wanted.filter((name) => !jobs.includes(name));
  if (missing.length > 0) {
    const shown = missing.slice(0, MOST_NAMED).join(', ');
    const params = { missing: shown, count: missing.length };
    return found('wait', aCause('jenkins-jobs-missing', params, about));
  }
  if (jobs.length < least)
    return found('wait', aCause('jenkins-jobs-few', { has: jobs.length, wanted: least }, about));
  return { ...found('pass', null), object };
}
