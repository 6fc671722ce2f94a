import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject } from '../../model/ports.ts';
import { aCause, found, type Cause, type Found } from '../../model/verdict.ts';
import { causeOf } from '../../readiness/judgement.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { refOf, textAt } from '../../readiness/read-object.ts';
import { fitOf, type Asked } from '../../readiness/node-size.ts';
import { runtimeFit } from '../../readiness/node-runtime.ts';
import type { View } from '../../readiness/view.ts';
import { jsonEvidence, result } from '../result.ts';
import { judgedIn } from './judged-in.ts';
import { unreadOf } from './reading.ts';
import { watched } from './watched.ts';

type With = {
  readonly count: number;
  readonly cpu?: string | number;
  readonly memory?: string | number;
  readonly runtime?: string;
};

export const nodesReady: ProbeDef<With> = {
  id: 'kubernetes/nodes-ready',
  group: 'nodes',
  doc: {
    en: 'At least so many nodes are Ready, large enough and with the container runtime asked for.',
    zh: '至少有指定数量的节点 Ready，规格足够，容器运行时符合要求。',
  },
  with: {
    count: { type: 'int', doc: { en: 'How many nodes at least.', zh: '最少节点数。' } },
    cpu: {
      type: 'quantity',
      optional: true,
      doc: {
        en: 'CPUs of each node at least: as sold where the instance type is known, else 0.9 of it by capacity.',
        zh: '每个节点最少 CPU：已知实例规格时按标称值，否则按容量的 0.9 计。',
      },
    },
    memory: {
      type: 'quantity',
      optional: true,
      doc: { en: 'Memory of each node at least, such as 8Gi.', zh: '每个节点最少内存，例如 8Gi。' },
    },
    runtime: {
      type: 'string',
      optional: true,
      doc: {
        en: 'Container runtime; docker is met by containerd since Kubernetes 1.24.',
        zh: '容器运行时；自 Kubernetes 1.24 起 docker 由 containerd 满足。',
      },
    },
  },
  finds: {
    nodes: { type: 'int', doc: { en: 'How many nodes are Ready.', zh: 'Ready 的节点数。' } },
    runtime: {
      type: 'string',
      doc: {
        en: 'Their container runtime, such as containerd://1.7.20.',
        zh: '节点的容器运行时。',
      },
    },
  },
  needsTarget: true,
  everyMs: 2000,
  ...watched({ selections: () => [{ apiVersion: 'v1', kind: 'Node' }], assess }),
};

function assess(view: View, input: With): ProbeResult {
  const { count } = input;
  const [unread] = unreadOf(view.around, '/Node', undefined);
  if (unread !== undefined) return result(found('unknown', unread));
  const nodes = view.around.all('/Node');
  const asked: Asked = { cpu: parseQuantity(input.cpu), memory: parseQuantity(input.memory) };
  const seen = nodes.map((node) => ({
    node,
    is: judgedIn(view, node).found,
    fit: fitOf(node, asked),
  }));
  const ready = seen.filter(({ is }) => is.verdict === 'pass');
  const runtimes = ready.map(({ node }) => runtimeFit(node, input.runtime));
  const good = ready.filter(
    ({ fit }, index) => fit.fits === true && runtimes[index]?.fits === true,
  );

  const notes: Cause[] = [
    ...seen.flatMap(({ is }) => is.notes),
    ...ready.map(({ node, fit }) => causeOf(node, 'node-size', fit.shown)),
    ...runtimes.flatMap(({ note }) => note ?? []),
  ];
  const runtime = ready.map(({ node }) => runtimeOf(node)).find((one) => one !== undefined);
  return result(
    { ...verdictOf(), notes },
    {
      finds: { nodes: ready.length, ...(runtime === undefined ? {} : { runtime }) },
      progress: { done: good.length, of: count, unit: 'nodes' },
      evidence: [jsonEvidence('nodes', seen.map(row))],
    },
  );

  function verdictOf(): Found {
    if (!Number.isInteger(count) || count < 1) return found('unknown', aCause('nothing-expected'));
    if (good.length >= count) return found('pass', null);
    const counts = { ready: ready.length, count };
    const unready = seen.find(({ is }) => is.verdict !== 'pass');
    if (ready.length < count) {
      const more = { healsByItself: true, ...(unready ? { object: refOf(unready.node) } : {}) };
      const few = found('wait', aCause('nodes-too-few', counts, more));
      return { ...few, others: seen.flatMap(({ is }) => is.cause ?? []) };
    }
    const misfit = ready.find(({ fit }) => fit.fits === false);
    if (misfit !== undefined)
      return found('fail', causeOf(misfit.node, 'node-too-small', misfit.fit.shown));
    const other = runtimes.find(({ fits }) => fits === false);
    if (other?.cause !== undefined) return found('fail', other.cause);
    const unsized = ready.find(({ fit }) => fit.fits === undefined);
    return unsized === undefined
      ? found('unknown', runtimes.find(({ fits }) => fits === undefined)?.cause ?? null)
      : found('unknown', causeOf(unsized.node, 'field-unreadable', { field: 'status.capacity' }));
  }
}

function runtimeOf(node: KubeObject): string | undefined {
  return textAt(node, 'status', 'nodeInfo', 'containerRuntimeVersion');
}

function row({ node, is, fit }: { node: KubeObject; is: Found; fit: { shown: object } }) {
  return {
    node: node.metadata.name,
    ready: is.verdict === 'pass',
    ...fit.shown,
    kubelet: textAt(node, 'status', 'nodeInfo', 'kubeletVersion'),
    runtime: runtimeOf(node),
  };
}
