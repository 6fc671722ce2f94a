import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { KubeObject } from '../../model/ports.ts';
import { aCause, found, worstVerdict, type Cause, type Verdict } from '../../model/verdict.ts';
import { groupKind, type Around } from '../../readiness/around.ts';
import { podCounts } from '../../readiness/pod-counts.ts';
import type { View } from '../../readiness/view.ts';
import { result } from '../result.ts';
import { together, worstOf } from '../worst-of.ts';
import { expectedSelections } from './expected-selections.ts';
import { expectedOf, type Expected } from './expected-workload.ts';
import { seeExpected, type SeenExpected } from './judge-expected.ts';
import { unreadOf } from './reading.ts';
import { unbrokenOf, unreadKinds } from './unbroken.ts';
import type { Watched } from './seen-cluster.ts';
import { watched } from './watched.ts';

type With = { readonly workloads: readonly Json[] };

/** Notes about workloads that nobody asked for, at most: a namespace may hold hundreds. */
const MOST_STRANGERS = 20;

const WORKLOADS = new Set<string>(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet']);

/** How they are judged while they are followed. */
export const expectedWorkloads: Watched<With> = {
  selections,
  assess,
  verdict,
  // Of what is only wanted and not ready it is told why as well.
  isExplainedPass: ({ notes }) => notes.length > 0,
};

export const workloadsReady: ProbeDef<With> = {
  id: 'kubernetes/workloads-ready',
  group: 'pods',
  doc: {
    en: 'Every expected workload is there and all its pods are ready; where not, with the cause.',
    zh: '预期的工作负载全部存在且所有 Pod 就绪；否则给出原因。',
  },
  with: {
    workloads: {
      type: 'list',
      of: {
        type: 'map',
        doc: {
          en: '{ namespace, kind, name, need: required | wanted, replicas } or { host, need }; without kind a Deployment, StatefulSet or DaemonSet.',
          zh: '{ namespace, kind, name, need: required | wanted, replicas } 或 { host, need }；不写 kind 时可为 Deployment、StatefulSet 或 DaemonSet。',
        },
      },
      doc: { en: 'The workloads that are expected.', zh: '预期的工作负载。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  ...watched(expectedWorkloads),
};

function selections({ workloads }: With) {
  const { asked, fault } = read(workloads);
  return fault === undefined ? expectedSelections(asked) : [];
}

function assess(view: View, { workloads }: With, unexplained: readonly Cause[] = []): ProbeResult {
  const { asked, fault } = read(workloads);
  if (fault !== undefined)
    return result(found('unknown', aCause('expected-malformed', { entry: fault })));
  const seen = asked.map((one) => seeExpected(one, view));
  const required = seen.filter(({ expected }) => expected.need === 'required');
  const all = objectsOf(seen);
  const wanted = seen.filter(({ expected }) => expected.need === 'wanted');
  const notes = [
    ...wanted.flatMap(({ is }) => (is.cause ? [is.cause, ...is.others, ...is.notes] : is.notes)),
    ...untold(all, view),
    ...(wanted.some(({ is }) => is.verdict !== 'pass') ? unexplained : []),
    ...strangers(new Set(all), view),
  ];
  const own = objectsOf(required);
  const is = worstOf(
    required.map((one) => one.is),
    notes,
  );
  // Of those that pass already it is made beforehand: when the last one does there is little left to do.
  const unbroken = unbrokenOf(objectsOf(required.filter((one) => one.is.verdict === 'pass')), view);
  // What does not pass holds nothing that could be broken.
  const isHolding = is.verdict === 'pass' && own.length > 0;
  return result(is, {
    progress: progressOf(seen, all, view.around),
    evidence: [{ name: 'workloads', text: seen.map(rowText).join('\n') }],
    ...(isHolding ? { unbroken } : {}),
  });
}

/** That of a workload rests on what it says itself, that of a host on what lies behind it. */
function verdict(view: View, { workloads }: With): Verdict | undefined {
  const { asked, fault } = read(workloads);
  if (fault !== undefined) return 'unknown';
  if (asked.some((one) => 'host' in one)) return undefined;
  const required = asked.filter(({ need }) => need === 'required');
  return worstVerdict(required.map((one) => seeExpected(one, view).is.verdict));
}

type Read = { readonly asked: readonly Expected[]; readonly fault?: string };

/** While it is followed the same is asked again and again. */
const READ = new WeakMap<readonly Json[], Read>();

function read(workloads: readonly Json[]): Read {
  const known = READ.get(workloads);
  if (known !== undefined) return known;
  const all = workloads.map((one) => expectedOf(one));
  const faulty = all.find((one) => 'fault' in one);
  const asked = all.filter((one): one is Expected => !('fault' in one));
  const now = faulty === undefined ? { asked } : { asked, fault: faulty.fault };
  READ.set(workloads, now);
  return now;
}

/** An expected one that is not there counts with the pods it should have; one that can't be read now, with none ready. */
function progressOf(seen: readonly SeenExpected[], objects: readonly KubeObject[], around: Around) {
  const counts = [...alike(objects).values()].flatMap((same) => {
    const [{ apiVersion, kind, metadata }] = same;
    const places = [metadata.namespace ?? ''];
    const isRead = unreadOf(around, groupKind(apiVersion, kind), places).length === 0;
    return same.map((one) => (isRead ? podCounts(one) : { ...podCounts(one), ready: 0 }));
  });
  const lacking = seen.map(({ expected, objects: its }) =>
    'host' in expected || its.length > 0 ? 0 : (expected.replicas ?? 1),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    done: sum(counts.map(({ ready }) => ready)),
    of: sum(counts.map(({ desired }) => desired)) + sum(lacking),
    unit: 'pods',
  };
}

/** What lies below a workload and can't be read: its own status is enough to judge it, but not to say why. */
function untold(objects: readonly KubeObject[], view: View): readonly Cause[] {
  const causes = [...alike(objects).values()].flatMap(([one]) =>
    unreadKinds(one, view.around).flatMap((kind) =>
      unreadOf(view.around, kind, [one.metadata.namespace ?? '']),
    ),
  );
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
}

function objectsOf(seen: readonly SeenExpected[]): readonly KubeObject[] {
  return [...new Set(seen.flatMap(({ objects }) => objects))];
}

/** By kind and namespace: what is true of reading one of them is true of all. */
function alike(objects: readonly KubeObject[]): ReadonlyMap<string, [KubeObject, ...KubeObject[]]> {
  const all = new Map<string, [KubeObject, ...KubeObject[]]>();
  for (const one of objects) {
    const key = `${one.apiVersion}/${one.kind}|${one.metadata.namespace ?? ''}`;
    const known = all.get(key);
    if (known === undefined) all.set(key, [one]);
    else known.push(one);
  }
  return all;
}

function strangers(named: ReadonlySet<KubeObject>, view: View): readonly Cause[] {
  const causes: Cause[] = [];
  for (const { object, found: is } of view.roots())
    if (is.cause !== null && isWorkload(object) && !named.has(object)) causes.push(is.cause);
  return together(causes).slice(0, MOST_STRANGERS);
}

function isWorkload({ apiVersion, kind }: KubeObject): boolean {
  return WORKLOADS.has(groupKind(apiVersion, kind));
}

const ROWS = new WeakMap<SeenExpected, string>();

/** The same as long as nothing has changed. */
function rowText(seen: SeenExpected): string {
  const text = ROWS.get(seen) ?? JSON.stringify(row(seen));
  ROWS.set(seen, text);
  return text;
}

function row({ expected, is, objects }: SeenExpected) {
  const name = 'host' in expected ? expected.host : `${expected.namespace}/${expected.name}`;
  const counts = objects.map((one) => ({ kind: one.kind, ...podCounts(one) }));
  return {
    name,
    need: expected.need,
    verdict: is.verdict,
    ...counts[0],
    causes: [...(is.cause ? [is.cause] : []), ...is.others].map(({ code, params, count }) => ({
      code,
      count,
      ...params,
    })),
  };
}
