import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Change, KubeObject } from '../../../src/model/ports.ts';
import { aCause, type Found } from '../../../src/model/verdict.ts';
import { groupKind } from '../../../src/readiness/around.ts';
import { namespaceOf } from '../../../src/readiness/read-object.ts';
import { createView } from '../../../src/readiness/view.ts';

/** The first object of `given` is judged, the others lie around it. Kinds are written `apps/v1 Deployment`. */
export type RuleCase = {
  readonly says: string;
  readonly given: KubeObject | readonly KubeObject[];
  readonly verdict: string;
  readonly code?: string;
  /** What the object says of itself, where something below it may explain that. */
  readonly own?: string;
  readonly notes?: readonly string[];
  /** Causes beside the first one. */
  readonly others?: readonly string[];
  /** What the cause lies in. */
  readonly object?: string;
  /** Kinds of which all was read, though there may be none. */
  readonly whole?: readonly string[];
  /** Kinds that may not be read. */
  readonly blind?: readonly string[];
};

type RuleFile = { readonly of: KubeObject; readonly cases: readonly RuleCase[] };

/** The cases of a file. What stands under `of` holds for each judged object, unless that has a name of its own. */
export function readCases(file: string): readonly RuleCase[] {
  const { of, cases }: RuleFile = parse(readFileSync(file, 'utf8'), { merge: true });
  return cases.map((one) => {
    const [first, ...around] = [one.given].flat();
    const { metadata: named, ...rest } = { ...first };
    const metadata = named?.name === undefined ? { ...of.metadata, ...named } : named;
    return { ...one, given: [{ ...of, ...rest, metadata }, ...around] };
  });
}

/** What the case expects, as it came out. */
export function outcomeOf(one: RuleCase) {
  const found = findingOf(one);
  if (found === undefined) return { verdict: 'not judged' };
  const { verdict, cause, notes, others } = found;
  return {
    verdict,
    ...(one.own === undefined
      ? { code: cause?.code }
      : { own: [cause, ...others].find((each) => each?.code === one.own)?.code }),
    ...(verdict === 'pass' || one.notes ? { notes: notes.map(({ code }) => code) } : {}),
    ...(one.others === undefined ? {} : { others: others.map(({ code }) => code) }),
    ...(one.object === undefined ? {} : { object: cause?.object?.name }),
  };
}

/** Undefined where it is below another one. */
export function findingOf({ given, whole = [], blind = [] }: RuleCase): Found | undefined {
  const objects = [given].flat();
  const [first] = objects;
  const view = createView();
  const read = new Set([...objects.map((one) => `${one.apiVersion} ${one.kind}`), ...whole]);
  view.apply([
    ...objects.map((object): Change => ({ is: 'put', object })),
    ...[...read].map((kind): Change => ({ is: 'whole', ...scopeOf(kind) })),
    ...blind.map((kind): Change => ({
      is: 'blind',
      cause: FORBIDDEN,
      unreachable: false,
      ...scopeOf(kind),
    })),
  ]);
  view.work(Number.POSITIVE_INFINITY, 0);
  if (first === undefined) return undefined;
  const { apiVersion, kind, metadata } = first;
  return view.root(groupKind(apiVersion, kind), namespaceOf(first), metadata.name)?.found;
}

const FORBIDDEN = aCause('api-forbidden', { verb: 'list', resource: 'things', namespace: 'prod' });

function scopeOf(text: string) {
  const [apiVersion = '', kind = ''] = text.split(' ');
  return { apiVersion, kind };
}
