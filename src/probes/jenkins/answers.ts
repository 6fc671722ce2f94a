import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { openJenkins } from './ask.ts';
import { jenkinsEvidence } from './evidence.ts';
import { JENKINS_FIELDS, type JenkinsInput } from './fields.ts';
import { answerOf, isAnswer } from './refusal.ts';

type With = JenkinsInput & { readonly sessionBefore?: string | null };

export const answers: ProbeDef<With> = {
  id: 'jenkins/answers',
  group: 'apps',
  doc: {
    en: 'Jenkins has started and shows its login page.',
    zh: 'Jenkins 已启动，登录页可以访问。',
  },
  with: {
    ...JENKINS_FIELDS,
    sessionBefore: {
      type: 'string',
      optional: true,
      doc: {
        en: 'What an earlier look found as session: it has to have been restarted since.',
        zh: '之前检查时得到的 session：此后必须重启过。',
      },
    },
  },
  finds: {
    version: { type: 'string', doc: { en: 'Its version.', zh: 'Jenkins 版本。' } },
    session: {
      type: 'string',
      doc: { en: 'Another one after each restart.', zh: '每次重启后都会改变的会话标识。' },
    },
  },
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  // Its front page is for everybody.
  const jenkins = await openJenkins({ ...input, user: null, token: null }, ports, signal);
  const seen = await jenkins.get('/login', signal);
  const answer = answerOf(seen, input, jenkins, '/login');
  if (!isAnswer(answer)) return result(answer, { evidence: [jenkinsEvidence(seen)] });
  const { headers } = answer;
  const version = headers['x-jenkins'] ?? '';
  const session = headers['x-jenkins-session'] ?? '';
  const object = { kind: 'Service', name: input.service, namespace: input.namespace };
  const place = { namespace: input.namespace, name: input.service };
  const before = input.sessionBefore ?? '';
  const isSame = before !== '' && session === before;
  const judged = isSame
    ? found('wait', aCause('jenkins-not-restarted', place, { object, healsByItself: true }))
    : found('pass', null);
  return result(
    { ...judged, object },
    { finds: { version, session }, evidence: [jenkinsEvidence(seen, [{ version, session }])] },
  );
}
