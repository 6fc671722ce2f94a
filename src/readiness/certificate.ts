import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, judgeCondition, notPassed, saidBy } from './judgement.ts';
import { conditionOf } from './read-object.ts';

/** Ready: its condition says so, and no new one is being issued. */
export function judgeCertificate(object: KubeObject): Found {
  const early = judgeAny(object, ['Ready', 'Issuing']);
  if (early !== undefined) return early;

  const issuing = conditionOf(object, 'Issuing');
  if (issuing?.status === 'True')
    return notPassed('wait', causeOf(object, 'certificate-issuing', saidBy(issuing), true));
  return judgeCondition(object, 'Ready', 'certificate-not-ready');
}
