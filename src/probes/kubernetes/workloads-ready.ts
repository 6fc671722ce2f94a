import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Cause, type Found } from '../../model/verdict.ts';
import { judgeObject } from '../../readiness/index.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { expectedOf, type Expected, type ExpectedWorkload } from './expected-workload.ts';
import { hostBackends } from './host-backends.ts';
import { podCauses } from './pod-causes.ts';
import { countsOf, judgeExpected } from './judge-expected.ts';

type With = { readonly workloads: readonly Json[] };

/** Notes about workloads that nobody asked for, at most: a namespace may hold hundreds. */
const NOTES_LIMIT = 20;

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
          en: '{ namespace, kind, name, need: required | wanted, replicas } or { host, need }.',
          zh: '{ namespace, kind, name, need: required | wanted, replicas } 或 { host, need }。',
        },
      },
      doc: { en: 'The workloads that are expected.', zh: '预期的工作负载。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

type Seen = {
  readonly expected: Expected;
  readonly is: Found;
  readonly counts: { readonly ready: number; readonly desired: number };
};

async function look(input: With, { cluster }: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const expected = input.workloads.map((one) => expectedOf(one));
  const faulty = expected.find((one) => 'fault' in one);
  if (faulty !== undefined && 'fault' in faulty)
    return result(found('unknown', aCause('expected-malformed', { entry: faulty.fault })));
  const asked = expected.filter((one): one is Expected => !('fault' in one));

  const objects = await objectsOf(asked, cluster, signal);
  const ingresses = asked.some((one) => 'host' in one)
    ? await cluster.list({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }, signal)
    : [];
  const known = [...objects, ...ingresses];
  const seen = await Promise.all(asked.map((one) => lookAt(one, known, cluster, signal)));

  const required = seen.filter((one) => one.expected.need === 'required');
  const wanted = seen.filter((one) => one.expected.need === 'wanted');
  const named = new Set(
    asked.flatMap((one) => ('host' in one ? [] : [find(one, objects)?.metadata.uid ?? '-'])),
  );
  const strangers = objects.filter((one) => !named.has(one.metadata.uid ?? '?'));
  const notes: Cause[] = [
    ...wanted.flatMap(({ is }) => (is.cause ? [is.cause, ...is.others, ...is.notes] : is.notes)),
    ...strangers.flatMap((one) => judgeObject(one).cause ?? []).slice(0, NOTES_LIMIT),
  ];
  const progress = {
    done: seen.reduce((sum, { counts }) => sum + counts.ready, 0),
    of: seen.reduce((sum, { counts }) => sum + counts.desired, 0),
    unit: 'pods',
  };
  return result(
    worstOf(
      required.map(({ is }) => is),
      notes,
    ),
    {
      progress,
      evidence: [jsonEvidence('workloads', seen.map(row))],
    },
  );
}

/** Every workload of the kinds asked for in the namespaces asked for: one LIST a kind and namespace, not a GET each. */
async function objectsOf(
  asked: readonly Expected[],
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<readonly KubeObject[]> {
  const places = new Map<string, { namespace: string; kind: string }>();
  for (const one of asked) {
    if ('host' in one) continue;
    const { namespace } = one;
    for (const kind of one.kinds) places.set(`${namespace}/${kind}`, { namespace, kind });
  }
  const lists = await Promise.all(
    [...places.values()].map(({ namespace, kind }) =>
      cluster.list({ apiVersion: 'apps/v1', kind, namespace }, signal),
    ),
  );
  return lists.flat();
}

function find(one: ExpectedWorkload, objects: readonly KubeObject[]): KubeObject | undefined {
  return objects.find(
    ({ kind, metadata }) =>
      one.kinds.includes(kind) &&
      metadata.name === one.name &&
      metadata.namespace === one.namespace,
  );
}

async function lookAt(
  expected: Expected,
  objects: readonly KubeObject[],
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<Seen> {
  if ('host' in expected) {
    const is = await hostBackends(expected.host, objects, cluster, signal);
    return { expected, is, counts: { ready: is.verdict === 'pass' ? 1 : 0, desired: 1 } };
  }
  const { name, namespace, replicas } = expected;
  const object = find(expected, objects);
  if (object === undefined) {
    const kind = expected.kinds.length === 1 ? (expected.kinds[0] ?? '-') : 'Workload';
    const cause = aCause(
      'object-absent',
      { kind, name: `${namespace}/${name}` },
      { object: { kind, name, namespace } },
    );
    return { expected, is: found('fail', cause), counts: { ready: 0, desired: replicas ?? 1 } };
  }
  const is = judgeExpected(object, replicas);
  const counts = countsOf(object);
  if (is.verdict === 'pass') return { expected, is, counts };
  const below = await podCauses(object, cluster, signal);
  return { expected, is: { ...is, others: [...is.others, ...below] }, counts };
}

function row({ expected, is, counts }: Seen) {
  const name = 'host' in expected ? expected.host : `${expected.namespace}/${expected.name}`;
  return {
    name,
    need: expected.need,
    verdict: is.verdict,
    ...counts,
    causes: [...(is.cause ? [is.cause] : []), ...is.others].map(({ code, params, count }) => ({
      code,
      count,
      ...params,
    })),
  };
}
