import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { judgeAny, judgeCondition } from './judgement.ts';

/** Ready: available. While it is not, its kinds can't be read, and no namespace can be deleted. */
export function judgeApiService(object: KubeObject): Found {
  return (
    judgeAny(object, ['Available']) ??
    judgeCondition(object, 'Available', 'api-service-unavailable')
  );
}
