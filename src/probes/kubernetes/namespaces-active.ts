import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause, type Found } from '../../model/verdict.ts';
import { judgeNamespace } from '../../readiness/index.ts';
import { isTerminating } from '../../readiness/namespace.ts';
import { textAt } from '../../readiness/read-object.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';

type With = { readonly names: readonly string[] };

export const namespacesActive: ProbeDef<With> = {
  id: 'kubernetes/namespaces-active',
  group: 'cluster',
  doc: {
    en: 'Every one of these namespaces is there and Active.',
    zh: '这些命名空间全部存在且为 Active。',
  },
  with: {
    names: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      doc: { en: 'The namespaces that have to be there.', zh: '必须存在的命名空间。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  { names }: With,
  { cluster }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const all = await cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal);
  const seen = names.map((name) => {
    const namespace = all.find((one) => one.metadata.name === name);
    if (namespace === undefined) return { name, phase: null, is: absent(name) };
    const is = judgeNamespace(namespace);
    // A later step needs it: it will not come back by itself, somebody has to let it go first.
    const verdict = isTerminating(namespace) ? 'fail' : is.verdict;
    return { name, phase: textAt(namespace, 'status', 'phase') ?? null, is: { ...is, verdict } };
  });
  const active = seen.filter(({ is }) => is.verdict === 'pass').length;
  return result(worstOf(seen.map(({ is }) => is)), {
    progress: { done: active, of: names.length, unit: 'namespaces' },
    evidence: [
      jsonEvidence(
        'namespaces',
        seen.map(({ name, phase }) => ({ name, phase })),
      ),
    ],
  });
}

function absent(name: string): Found {
  const cause: Cause = aCause(
    'object-absent',
    { kind: 'Namespace', name },
    { object: { kind: 'Namespace', name, apiVersion: 'v1' } },
  );
  return found('fail', cause);
}
