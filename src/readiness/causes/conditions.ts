import type { KubeObject } from '../../model/ports.ts';
import { objectsAt, textAt } from '../read-object.ts';

/** A condition with its message whole: what is read out of it may stand far behind. */
export function conditionMessage(
  object: KubeObject,
  type: string,
): { readonly status: string; readonly reason: string; readonly message: string } | undefined {
  const one = objectsAt(object, 'status', 'conditions').find((each) => each['type'] === type);
  return (
    one && {
      status: textAt(one, 'status') ?? '',
      reason: textAt(one, 'reason') ?? '',
      message: (textAt(one, 'message') ?? '').slice(0, 4_000),
    }
  );
}
