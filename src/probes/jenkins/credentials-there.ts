import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { openJenkins, type Jenkins } from './ask.ts';
import { jenkinsEvidence } from './evidence.ts';
import { JENKINS_FIELDS, LOGIN_FIELDS, type JenkinsInput } from './fields.ts';
import { answerOf, isAnswer, listIn, notUnderstood, saidIn } from './refusal.ts';

type With = JenkinsInput & { readonly ids: readonly string[] };
type Credential = { readonly id: string; readonly type: string; readonly domain: string };

const STORE = '/credentials/store/system';
const RIGHT = 'Credentials/View';

export const credentialsThere: ProbeDef<With> = {
  id: 'jenkins/credentials-there',
  group: 'apps',
  doc: {
    en: 'Jenkins has credentials with these ids in its system store. No value is ever read.',
    zh: 'Jenkins 的系统凭据中存在这些 ID。不会读取任何凭据的值。',
  },
  with: {
    ...JENKINS_FIELDS,
    ...LOGIN_FIELDS,
    ids: {
      type: 'list',
      of: { type: 'string', doc: { en: 'An id.', zh: 'ID。' } },
      doc: { en: 'The ids that jobs use.', zh: '任务使用的凭据 ID。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 10_000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const jenkins = await openJenkins(input, ports, signal);
  const seen = await jenkins.get(`${STORE}/api/json?tree=domains[urlName]`, signal);
  const answer = answerOf(seen, input, jenkins, RIGHT);
  if (!isAnswer(answer)) return result(answer, { evidence: [jenkinsEvidence(seen)] });
  const domains = domainsIn(saidIn(answer));
  if (domains === undefined)
    return result(notUnderstood(input, STORE), { evidence: [jenkinsEvidence(seen)] });

  const read = await Promise.all(domains.map((domain) => inDomain(domain, input, jenkins, signal)));
  const wrong = read.filter((one): one is Found => 'verdict' in one);
  const all = read.flatMap((one) => ('verdict' in one ? [] : one));
  const note = aCause('jenkins-credentials-unopened', { name: input.service });
  const judged = input.ids.map((id) => judge(id, all, input, wrong));
  const verdict = worstOf(judged, [note]);
  return result(verdict, { evidence: [jenkinsEvidence(seen, all)] });
}

/** By name of the domain; `_` is the one for everything. */
function domainsIn(said: JsonObject | undefined): readonly string[] | undefined {
  const domains = said?.['domains'];
  if (isObject(domains)) return Object.keys(domains);
  if (!Array.isArray(domains)) return undefined;
  return domains
    .filter(isObject)
    .flatMap(({ urlName }) => (typeof urlName === 'string' ? [urlName] : []));
}

async function inDomain(
  domain: string,
  input: With,
  jenkins: Jenkins,
  signal: AbortSignal,
): Promise<readonly Credential[] | Found> {
  const path = `${STORE}/domain/${encodeURIComponent(domain)}/api/json?tree=credentials[id,typeName]`;
  const answer = answerOf(await jenkins.get(path, signal), input, jenkins, RIGHT);
  if (!isAnswer(answer)) return answer;
  const list = listIn(saidIn(answer) ?? {}, 'credentials');
  if (list === undefined) return notUnderstood(input, STORE);
  return list.flatMap(({ id, typeName }) =>
    typeof id === 'string'
      ? [{ id, type: typeof typeName === 'string' ? typeName : '-', domain }]
      : [],
  );
}

function judge(
  id: string,
  all: readonly Credential[],
  { namespace }: With,
  wrong: readonly Found[],
): Found {
  if (all.some((one) => one.id === id)) return found('pass', null);
  // It may be in a domain that could not be read.
  const [unread] = wrong;
  if (unread !== undefined) return unread;
  const object = { kind: 'Credentials', name: id, namespace };
  const others = all.map((one) => one.id).join(', ') || '-';
  // Somebody may be entering it in the page at this moment.
  return found('wait', aCause('jenkins-credential-missing', { id, others }, { object }));
}
