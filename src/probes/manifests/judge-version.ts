import { inVersion, replacementOf } from '../../model/api-versions.ts';
import type { NamedVersion } from '../../model/manifest-versions.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import type { ServedHere } from './served-here.ts';

/** By what the cluster itself serves; what the manifests define comes with them. */
export function judgeByCluster(
  object: NamedVersion,
  { kinds, silent }: ServedHere,
  defined: ReadonlySet<string>,
): Found {
  const { apiVersion, kind } = object;
  const named = `${apiVersion} ${kind}`;
  const at = placeOf(object);
  if (kinds.has(named) || defined.has(named)) return found('pass', null);
  if (silent.has(apiVersion))
    return found('unknown', aCause('api-silent', at, { healsByItself: true }));
  // A script says a version without its kind: that the version is there is all that can be asked.
  if (kind === '' && [...kinds].some((one) => one.startsWith(`${apiVersion} `)))
    return found('pass', null);
  const gone = replacementOf(apiVersion, kind);
  if (gone !== undefined) return removed(object, gone);
  // Somebody's own kind may come with an operator that another step installs.
  return isOwn(apiVersion)
    ? found('wait', aCause('api-custom-missing', at))
    : found('fail', aCause('api-not-served', at));
}

/** By the tables, for as long as there is no cluster to ask. */
export function judgeByTable(
  object: NamedVersion,
  minor: number,
  defined: ReadonlySet<string>,
): Found {
  const { apiVersion, kind } = object;
  const at = { ...placeOf(object), target: `1.${minor}` };
  if (defined.has(`${apiVersion} ${kind}`)) return found('pass', null);
  const seen = inVersion(apiVersion, kind, minor);
  switch (seen.is) {
    case 'served':
      return found('pass', null);
    case 'removed':
      return removed(object, seen);
    case 'too-new':
      return found('fail', aCause('api-too-new', { ...at, since: seen.since }));
    case 'no-such':
      return kind === '' ? found('pass', null) : found('fail', aCause('api-no-such-kind', at));
    case 'unknown':
      return found('unknown', aCause('api-not-in-table', at));
  }
}

function removed(
  object: NamedVersion,
  gone: { readonly in: string; readonly instead: string },
): Found {
  const at = { ...placeOf(object), removed: gone.in };
  return gone.instead === ''
    ? found('fail', aCause('api-removed-for-good', at))
    : found('fail', aCause('api-removed', { ...at, instead: gone.instead }));
}

function placeOf({ file, line, apiVersion, kind }: NamedVersion) {
  return { file, line, apiVersion, kind: kind === '' ? '-' : kind };
}

/** Kubernetes' own groups have no dot, or end so. */
function isOwn(apiVersion: string): boolean {
  const group = /^([a-z0-9][a-z0-9.-]*)\/[a-z0-9][a-z0-9-]*$/.exec(apiVersion)?.[1] ?? '';
  return group.includes('.') && !group.endsWith('.k8s.io');
}
