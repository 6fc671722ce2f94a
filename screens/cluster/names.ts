import type { ObjectRef } from '../../src/model/verdict.ts';
import { objectName } from '../../src/text/object-name.ts';
import type { Words } from '../words.ts';

/** The same with its kind in any case. */
export function objectTitle(object: ObjectRef): string {
  return object.kind === 'Pod' ? `Pod ${objectName(object)}` : objectName(object);
}

export function namespaceName(name: string, words: Words): string {
  return name === '' ? words.t('cluster.wide') : name;
}

/** The first few, and how many more there are. */
export function someOf(names: readonly string[], of: number, most: number, words: Words): string {
  const shown = names.slice(0, most);
  const more = of - shown.length;
  return [...shown, ...(more > 0 ? [words.t('cluster.more', { n: more })] : [])].join(
    words.lang === 'en' ? ', ' : '、',
  );
}

/** What stands for an object among the rows of a page. */
export function objectRow({ kind, namespace = '', name }: ObjectRef): string {
  return `object ${kind}|${namespace}|${name}`;
}
