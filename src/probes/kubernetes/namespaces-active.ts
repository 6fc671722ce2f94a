import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { isTerminating } from '../../readiness/namespace.ts';
import { textAt } from '../../readiness/read-object.ts';
import type { View } from '../../readiness/view.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { absent } from './absent.ts';
import { judgedAt } from './judged-in.ts';
import { watched } from './watched.ts';

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
  ...watched({ selections, assess }),
};

function selections({ names }: With) {
  return names.length === 0 ? [] : [{ apiVersion: 'v1', kind: 'Namespace' }];
}

function assess(view: View, { names }: With): ProbeResult {
  const seen = names.map((name) => {
    const judged = judgedAt(view, '/Namespace', undefined, name);
    if (judged === undefined) {
      const is = absent(view.around, { kinds: ['/Namespace'], namespaces: undefined, name });
      return { name, phase: null, is };
    }
    const { object, found: is } = judged;
    // A later step needs it: it will not come back by itself, somebody has to let it go first.
    const isLeaving = is.verdict === 'wait' && isTerminating(object);
    const phase = textAt(object, 'status', 'phase') ?? null;
    return { name, phase, is: isLeaving ? { ...is, verdict: 'fail' as const } : is };
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
