import type { KubeObject } from '../../model/ports.ts';
import { aCause, type Cause, type Params } from '../../model/verdict.ts';
import type { Around } from '../around.ts';
import { refOf, shortText } from '../read-object.ts';
import { CODES, type TreeCode } from './codes.ts';

/** Where a cause is looked for: `workload` is what it belongs to, as `Deployment prod/gateway`. */
export type Ground = { readonly around: Around; readonly workload: string };

/** A cause that lies in this object, in the operator's words. What others wrote is shortened here, once for all. */
export function told(
  code: TreeCode,
  object: KubeObject,
  { workload }: Pick<Ground, 'workload'>,
  params: Params = {},
): Cause {
  const { name, namespace } = object.metadata;
  const short: { [name: string]: string | number | boolean } = {
    kind: object.kind,
    name: foreign(fullName(object)),
    pod: foreign(name),
    namespace: foreign(namespace ?? '-'),
    workload: foreign(workload),
  };
  for (const [key, value] of Object.entries(params))
    short[key] = typeof value === 'string' ? foreign(value) || (key === 'words' ? '' : '-') : value;
  const { healsByItself } = CODES[code];
  return aCause(code, short, { object: refOf(object), healsByItself });
}

export function fullName({ metadata: { name, namespace } }: KubeObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

export function workloadOf(object: KubeObject): string {
  return `${object.kind} ${fullName(object)}`;
}

/** Most texts are like this already, and there are thousands of them. */
const PLAIN = /^[!-#%-~]+(?: [!-#%-~]+)*$/;

/** On one line, and nothing in it that a text would look up. */
function foreign(text: string): string {
  if (text.length <= 240 && PLAIN.test(text)) return text;
  return shortText(text.slice(0, 4_000)).replaceAll('$t(', '$t (');
}
