import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { openJenkins } from './ask.ts';
import { jenkinsEvidence } from './evidence.ts';
import { JENKINS_FIELDS, LOGIN_FIELDS, type JenkinsInput } from './fields.ts';
import { judgePlugin, type Wanted } from './judge-plugin.ts';
import { pluginsIn } from './plugin.ts';
import { readPluginFiles } from './plugin-files.ts';
import { answerOf, isAnswer, notUnderstood, saidIn } from './refusal.ts';

type With = JenkinsInput & {
  readonly plugins: readonly Json[];
  readonly home?: string | null;
  readonly container?: string | null;
};

/** What `depth=1` would give, without what nobody looks at: that has megabytes. */
const TREE =
  'plugins[shortName,version,active,enabled,deleted,dependencies[shortName,version,optional]]';
const PAGE = '/pluginManager/api/json';

export const pluginsActive: ProbeDef<With> = {
  id: 'jenkins/plugins-active',
  group: 'apps',
  doc: {
    en: 'Jenkins has these plugins, in these versions or newer, and each of them is active.',
    zh: 'Jenkins 已安装这些插件，版本不低于要求，且均已启用。',
  },
  with: {
    ...JENKINS_FIELDS,
    ...LOGIN_FIELDS,
    plugins: {
      type: 'list',
      doc: {
        en: 'Short names, or { id, version }: that version or a newer one.',
        zh: '插件短名称，或 { id, version }：该版本或更高。',
      },
    },
    home: {
      type: 'string',
      optional: true,
      doc: {
        en: 'JENKINS_HOME in the pod (/var/jenkins_home): why a plugin is not listed is looked for there.',
        zh: 'Pod 中的 JENKINS_HOME（默认 /var/jenkins_home）：插件未列出的原因在那里查找。',
      },
    },
    container: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The container, where its pod has several.',
        zh: '容器名称（Pod 有多个容器时填写）。',
      },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 10_000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const read = input.plugins.map(wantedOf);
  const wanted = read.filter((one): one is Wanted => 'id' in one);
  const fault = read.find((one): one is Cause => 'code' in one);
  if (fault !== undefined) return result(found('unknown', fault));
  const jenkins = await openJenkins(input, ports, signal);
  const seen = await jenkins.get(`${PAGE}?depth=1&tree=${TREE}`, signal);
  const answer = answerOf(seen, input, jenkins, 'Overall/Administer');
  if (!isAnswer(answer)) return result(answer, { evidence: [jenkinsEvidence(seen)] });
  const plugins = pluginsIn(saidIn(answer));
  if (plugins === undefined)
    return result(notUnderstood(input, PAGE), { evidence: [jenkinsEvidence(seen)] });

  const unlisted = wanted.filter(({ id }) => !plugins.has(id)).map(({ id }) => id);
  const files = await readPluginFiles(unlisted, input, ports, signal);
  const judged = wanted.map((one) => judgePlugin(one, plugins, files));
  const rows = wanted.map(({ id }) => plugins.get(id) ?? { id, file: files.get(id) ?? null });
  return result(worstOf(judged), { evidence: [jenkinsEvidence(seen, rows)] });
}

/** Short names go into paths and into sentences. */
const ID = /^[\w.-]{1,100}$/;

function wantedOf(one: Json): Wanted | Cause {
  if (typeof one === 'string' && ID.test(one)) return { id: one, version: null };
  const { id, version } = isObject(one) ? one : {};
  const isVersion = version === undefined || version === null || typeof version === 'string';
  return typeof id === 'string' && ID.test(id) && isVersion
    ? { id, version: version ?? null }
    : aCause('jenkins-plugin-malformed', { found: JSON.stringify(one) });
}
