import { aCause, found, type Found } from '../../model/verdict.ts';
import type { Around, GroupKind } from '../../readiness/around.ts';
import { unreadOf } from './reading.ts';

export type Named = {
  /** It may be any of these. */
  readonly kinds: readonly GroupKind[];
  /** It may lie in any of these; anywhere, where none is named. */
  readonly namespaces: readonly string[] | undefined;
  readonly name: string;
};

/** What is said of an expected object that is not among those read: a failure only where it can't have been overlooked. */
export function absent(around: Around, { kinds, namespaces, name }: Named): Found {
  const namespace = namespaces?.length === 1 ? namespaces[0] : undefined;
  const kind = kinds.map(kindOf).join(' / ');
  const object = { kind, name, ...(namespace === undefined ? {} : { namespace }) };
  const [unread] = kinds.flatMap((one) => unreadOf(around, one, namespaces));
  if (unread !== undefined) return { ...found('unknown', unread), object };
  const shown = namespace === undefined ? name : `${namespace}/${name}`;
  return found('fail', aCause('object-absent', { kind, name: shown }, { object }));
}

function kindOf(kind: GroupKind): string {
  return kind.slice(kind.indexOf('/') + 1);
}
