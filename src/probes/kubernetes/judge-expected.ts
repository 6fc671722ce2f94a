import type { KubeObject } from '../../model/ports.ts';
import { found, type Found } from '../../model/verdict.ts';
import { causeOf, passed } from '../../readiness/judgement.ts';
import { podCounts } from '../../readiness/pod-counts.ts';
import type { View } from '../../readiness/view.ts';
import { worstOf } from '../worst-of.ts';
import { absent } from './absent.ts';
import type { Expected, ExpectedWorkload } from './expected-workload.ts';
import { judgeHost } from './host-backends.ts';
import { judgedAt, type JudgedObject } from './judged-in.ts';

export type SeenExpected = {
  readonly expected: Expected;
  readonly is: Found;
  /** What was found under this name: of several kinds perhaps, where the site names none. */
  readonly objects: readonly KubeObject[];
};

type Remembered = { readonly judged: readonly JudgedObject[]; readonly seen: SeenExpected };

/** Hundreds are expected, and of these one changes at a time: it stands as long as the same was found of the same. */
const REMEMBERED = new WeakMap<View, WeakMap<Expected, Remembered>>();

/** The same again where nothing has changed. */
export function seeExpected(expected: Expected, view: View): SeenExpected {
  if ('host' in expected)
    return { expected, is: judgeHost(expected.host, view.around), objects: [] };
  const { name, namespace } = expected;
  const judged: JudgedObject[] = [];
  for (const kind of expected.kinds) {
    const one = judgedAt(view, `apps/${kind}`, namespace, name);
    if (one !== undefined) judged.push(one);
  }
  const remembered = REMEMBERED.get(view) ?? new WeakMap<Expected, Remembered>();
  REMEMBERED.set(view, remembered);
  const before = remembered.get(expected);
  if (before !== undefined && isSame(before.judged, judged)) return before.seen;
  const seen = seeJudged(expected, judged, view);
  // Whether one that is not there can have been overlooked may change by itself.
  if (judged.length > 0) remembered.set(expected, { judged, seen });
  else remembered.delete(expected);
  return seen;
}

function isSame(before: readonly JudgedObject[], now: readonly JudgedObject[]): boolean {
  return (
    before.length === now.length &&
    now.every((one, n) => one.object === before[n]?.object && one.found === before[n].found)
  );
}

function seeJudged(
  expected: ExpectedWorkload,
  judged: readonly JudgedObject[],
  view: View,
): SeenExpected {
  const { name, namespace, replicas } = expected;
  const kinds = expected.kinds.map((kind) => `apps/${kind}` as const);
  const each = judged.map((one) => judgeExpected(one.object, one.found, replicas));
  const is =
    each.length === 0
      ? absent(view.around, { kinds, namespaces: [namespace], name })
      : onlyOf(each);
  return { expected, is, objects: judged.map(({ object }) => object) };
}

function onlyOf(each: readonly Found[]): Found {
  const [only, ...more] = each;
  return only === undefined || more.length > 0 ? worstOf(each) : only;
}

/**
 * A workload against what the site expects of it. Without pods it is ready only where the site says 0: an empty set
 * proves nothing. `replicas` is the lowest number that will do, as somebody or an autoscaler may have asked for more.
 */
function judgeExpected(object: KubeObject, is: Found, replicas: number | undefined): Found {
  const { desired } = podCounts(object);
  if (replicas === 0 && is.cause?.code === 'scaled-to-zero') return passed(object, is.notes);
  if (is.verdict !== 'pass') return is;
  // Of what passes only a DaemonSet wants no pods: it can't be scaled.
  if (desired === 0) return replicas === 0 ? is : found('wait', causeOf(object, 'selects-no-node'));
  if (replicas !== undefined && desired < replicas)
    return found('wait', causeOf(object, 'fewer-than-expected', { desired, replicas }), is.notes);
  return is;
}
