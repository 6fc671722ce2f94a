import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import { unanswered, type Asked, type NamespacesAnswer } from './nacos-seen.ts';

export type ExpectedConfigs = { readonly namespace: string; readonly count: number };

export type JudgedConfigs = { readonly all: readonly Found[]; readonly notes: readonly Cause[] };

/** The namespace that is there from the beginning has no id of its own, or is called `public`. */
const FIRST = new Set(['', 'public']);

/** Whether one server has as many configurations in each namespace as were exported. */
export function configsFound(
  { name, object, seen }: Asked<Pick<NamespacesAnswer, 'namespaces'>>,
  expected: readonly ExpectedConfigs[],
): JudgedConfigs {
  if (seen.is !== 'answer') return { all: [unanswered({ name, object }, seen)], notes: [] };
  const counted = expected.map((one) => ({ ...one, has: countIn(one.namespace, seen.namespaces) }));
  const absent = counted.filter(({ has }) => has === null);
  const fewer = counted.filter(({ has, count }) => has !== null && has < count);
  const more = counted.filter(({ has, count }) => has !== null && has > count);
  const faults: Found[] = [];
  if (absent.length > 0) {
    const params = { server: name, names: absent.map(({ namespace }) => namespace).join(', ') };
    faults.push(found('wait', aCause('nacos-namespace-missing', params, { object })));
  }
  if (fewer.length > 0) {
    const params = { server: name, said: saidOf(fewer) };
    faults.push(found('wait', aCause('nacos-configs-missing', params, { object })));
  }
  return {
    all: faults.length === 0 ? [{ ...found('pass', null), object }] : faults,
    notes:
      more.length === 0
        ? []
        : [aCause('nacos-configs-more', { server: name, said: saidOf(more) }, { object })],
  };
}

/** By its id, or else by the one name that it is shown under; null where there is none, or several have the name. */
export function countIn(wanted: string, namespaces: NamespacesAnswer['namespaces']): number | null {
  if (FIRST.has(wanted)) return namespaces.find(({ id }) => id === '')?.configs ?? null;
  const byId = namespaces.find(({ id }) => id === wanted);
  const byName = namespaces.filter(({ name }) => name === wanted);
  return (byId ?? (byName.length === 1 ? byName[0] : undefined))?.configs ?? null;
}

type Counted = ExpectedConfigs & { readonly has: number | null };

function saidOf(all: readonly Counted[]): string {
  return all
    .map(({ namespace, has, count }) => `${namespace || 'public'} ${has ?? 0}/${count}`)
    .join(', ');
}
