import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { REMOTE_FIELDS, remoteQuestion, type Remote } from './remote-fields.ts';

export const repositoryReachable: ProbeDef<Remote> = {
  id: 'git/reachable',
  group: 'tools',
  doc: {
    en: 'A repository answers from here, and has the branch.',
    zh: '可以从本机访问代码仓库，且有该分支。',
  },
  with: REMOTE_FIELDS,
  finds: { commit: { type: 'string', doc: { en: 'The newest commit.', zh: '最新提交号。' } } },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  input: Remote,
  { checkouts }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { url, branch = 'HEAD' } = input;
  const object = { kind: 'Repository', name: url };
  const seen = await checkouts.remote(remoteQuestion(input), signal);
  if (seen.is === 'silent')
    return result({ ...found(seen.cause.healsByItself ? 'wait' : 'fail', seen.cause), object });
  const evidence = [{ name: 'remote', text: seen.raw }];
  if (seen.commit === null)
    return result(
      { ...found('fail', aCause('git-branch-missing', { url, branch })), object },
      { evidence },
    );
  return result({ ...found('pass', null), object }, { finds: { commit: seen.commit }, evidence });
}
