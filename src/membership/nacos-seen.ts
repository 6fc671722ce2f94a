import type { NacosAbout, NacosReader, NacosSeen } from '../model/nacos.ts';
import { aCause, found, type Cause, type Found, type ObjectRef } from '../model/verdict.ts';

/** One pod that was asked, and what it said. */
export type Asked<T> = {
  readonly name: string;
  readonly object: ObjectRef;
  readonly seen: NacosSeen<T>;
};

type Question = keyof NacosReader;
type Answer<Q extends Question> = Extract<Awaited<ReturnType<NacosReader[Q]>>, { is: 'answer' }>;
export type ReadyAnswer = Answer<'readiness'>;
export type MembersAnswer = Answer<'members'>;
export type NamespacesAnswer = Answer<'namespaces'>;

/** Where it did not say what it was asked for. */
export function unanswered<T>({ name, object }: Omit<Asked<T>, 'seen'>, seen: Unsaid<T>): Found {
  const cause = (code: string, params: Cause['params'], healsByItself: boolean) =>
    aCause(code, { server: name, ...params }, { object, healsByItself });
  switch (seen.is) {
    case 'no-way':
      return found('unknown', aCause(seen.code, seen.params, { object }));
    case 'login-wanted': {
      const code = seen.tried ? 'nacos-login-refused' : 'nacos-login-wanted';
      return found('unknown', cause(code, { says: seen.says }, false));
    }
    case 'refusal': {
      const params = { status: seen.status, says: seen.says };
      // It says 503 while it starts, and 500 while it can't reach its database.
      return seen.status >= 500
        ? found('wait', cause('nacos-refuses', params, true))
        : found('unknown', cause('nacos-answers-otherwise', params, false));
    }
    case 'stranger': {
      const params = { status: seen.status, says: seen.says };
      return found('unknown', cause('nacos-stranger', params, false));
    }
    case 'garbage':
      return found('unknown', cause('nacos-garbage', { code: seen.code }, false));
    case 'unreachable':
      return found('unknown', cause('nacos-unreachable', { code: seen.code }, false));
    case 'timeout':
    case 'closed':
    case 'reset':
    case 'refused':
      return found('wait', cause('nacos-silent', { code: seen.code }, true));
  }
}

type Unsaid<T> = Exclude<NacosSeen<T>, { is: 'answer' }>;

/** What is said of the servers as a whole: a cluster of several versions, or one that nobody mends any more. */
export function versionNotes(all: readonly NacosAbout[]): readonly Cause[] {
  const versions = [...new Set(all.map(({ version }) => version))].toSorted();
  const old = [...new Set(all.filter(({ generation }) => generation === 1).map(versionOf))];
  return [
    ...(versions.length > 1
      ? [aCause('nacos-versions-differ', { versions: versions.join(', ') })]
      : []),
    ...(old.length > 0 ? [aCause('nacos-old', { versions: old.toSorted().join(', ') })] : []),
  ];
}

function versionOf({ version }: NacosAbout): string {
  return version;
}
