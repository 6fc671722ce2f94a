import type { KubeObject } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { groupKind, type Around, type GroupKind } from '../../readiness/around.ts';
import { labelMatcher } from './label-selector.ts';
import { namedKind, type NamedKind } from './named-kind.ts';

/** A runbook's expression writes null for what the site leaves out. */
type Left<T> = T | null;

export type ObjectsInput = {
  readonly kinds: readonly string[];
  readonly namespace?: Left<string>;
  readonly namespaces?: Left<readonly string[]>;
  readonly selector?: Left<string>;
  readonly names?: Left<readonly string[]>;
  readonly count?: Left<number>;
};

export type AskedObjects = {
  readonly kinds: readonly NamedKind[];
  /** In all of them, and in none, where it is undefined. */
  readonly namespaces: readonly string[] | undefined;
  readonly selector: string;
  readonly matches: (object: KubeObject) => boolean;
  readonly names: readonly string[] | undefined;
  readonly least: number;
};

/** What is asked for, or why that can't be told. A list that is empty asks for nothing: it never stands for all. */
export function askedObjects(input: ObjectsInput): AskedObjects | Cause {
  const namespaces = namespacesOf(input);
  const names = input.names ?? undefined;
  if (input.kinds.length === 0 || namespaces?.length === 0 || names?.length === 0)
    return aCause('nothing-expected');
  const kinds = new Map<GroupKind, NamedKind>();
  for (const text of input.kinds) {
    const kind = namedKind(text);
    if (kind === undefined) return aCause('kind-unclear', { kind: text });
    const key = groupKind(kind.apiVersion, kind.kind);
    if (!kinds.has(key)) kinds.set(key, kind);
  }
  const selector = input.selector ?? '';
  const matches = labelMatcher(selector);
  if (matches === undefined) return aCause('selector-malformed', { selector });
  return {
    kinds: [...kinds.values()],
    namespaces,
    selector,
    matches,
    names: names === undefined ? undefined : [...new Set(names)],
    least: input.count ?? 0,
  };
}

function namespacesOf({ namespace, namespaces }: ObjectsInput): readonly string[] | undefined {
  const one = namespace === undefined || namespace === null ? [] : [namespace];
  if (namespaces === undefined || namespaces === null) return one.length === 0 ? undefined : one;
  return [...new Set([...one, ...namespaces])];
}

/** All of a kind in these namespaces; those that lie in none are meant by every one of them. */
export function objectsIn(
  around: Around,
  kind: GroupKind,
  namespaces: readonly string[] | undefined,
): readonly KubeObject[] {
  if (namespaces === undefined) return around.all(kind);
  return [...namespaces, ''].flatMap((one) => around.all(kind, one));
}
