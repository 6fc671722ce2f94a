import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import type { View } from '../../readiness/view.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { absent } from './absent.ts';
import { objectsIn } from './asked-objects.ts';
import { judgeHost } from './host-backends.ts';
import { judgedIn } from './judged-in.ts';
import { withNeeded } from './needed-kinds.ts';
import { unreadOf } from './reading.ts';
import { watched } from './watched.ts';

type With = {
  readonly namespace?: string | null;
  readonly names?: readonly string[] | null;
  readonly hosts?: readonly string[] | null;
};

const INGRESS = 'networking.k8s.io/Ingress';

export const ingressReady: ProbeDef<With> = {
  id: 'kubernetes/ingress-ready',
  group: 'pods',
  doc: {
    en: 'An Ingress leads to ready endpoints: those of these names, those that serve these hosts, or all there are.',
    zh: 'Ingress 通向就绪的端点：指定名称的、服务指定主机的，或全部 Ingress。',
  },
  with: {
    namespace: {
      type: 'name',
      optional: true,
      doc: {
        en: 'Their namespace; all namespaces where none is given.',
        zh: '所在命名空间；不写则为全部命名空间。',
      },
    },
    names: {
      type: 'list',
      of: { type: 'name', doc: { en: 'The name of an Ingress.', zh: 'Ingress 名称。' } },
      optional: true,
      doc: { en: 'The Ingresses that have to be there.', zh: '必须存在的 Ingress。' },
    },
    hosts: {
      type: 'list',
      of: { type: 'hostname', doc: { en: 'A host name.', zh: '主机名。' } },
      optional: true,
      doc: {
        en: 'The hosts that an Ingress has to serve; only their rules are judged.',
        zh: '必须由 Ingress 提供的主机；只判断其规则。',
      },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  ...watched({ selections, assess }),
};

function placesOf({ namespace }: With): readonly string[] | undefined {
  return namespace === undefined || namespace === null ? undefined : [namespace];
}

function isEmpty({ names, hosts }: With): boolean {
  return names?.length === 0 || hosts?.length === 0;
}

function selections(input: With) {
  if (isEmpty(input)) return [];
  const namespaces = placesOf(input);
  const place = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
  return withNeeded([{ ...place, ...(namespaces ? { namespaces } : {}) }]);
}

type Row = { readonly name: string; readonly is: Found };

function assess(view: View, input: With): ProbeResult {
  if (isEmpty(input)) return result(found('unknown', aCause('nothing-expected')));
  const rows: readonly Row[] = [
    ...distinct(input.names).map((name) => ({ name, is: judgeNamed(view, input, name) })),
    ...distinct(input.hosts).map((name) => ({
      name,
      is: judgeHost(name, view.around, placesOf(input)),
    })),
    ...((input.names ?? input.hosts) ? [] : judgeAll(view, input)),
  ];
  return result(worstOf(rows.map(({ is }) => is)), {
    progress: {
      done: rows.filter(({ is }) => is.verdict === 'pass').length,
      of: rows.length,
      unit: 'ingresses',
    },
    evidence: [jsonEvidence('ingresses', rows.map(shown))],
  });
}

function distinct(names: readonly string[] | null | undefined): readonly string[] {
  return [...new Set(names ?? [])];
}

function judgeNamed(view: View, input: With, name: string): Found {
  const namespaces = placesOf(input);
  const all = objectsIn(view.around, INGRESS, namespaces);
  const each = all.filter(({ metadata }) => metadata.name === name);
  if (each.length === 0) return absent(view.around, { kinds: [INGRESS], namespaces, name });
  return worstOf(each.map((one) => judgedIn(view, one).found));
}

function judgeAll(view: View, input: With): readonly Row[] {
  const namespaces = placesOf(input);
  return [
    ...objectsIn(view.around, INGRESS, namespaces).map((one) => ({
      name: `${one.metadata.namespace ?? ''}/${one.metadata.name}`,
      is: judgedIn(view, one).found,
    })),
    ...unreadOf(view.around, INGRESS, namespaces).map((cause) => ({
      name: '*',
      is: found('unknown', cause),
    })),
  ];
}

function shown({ name, is: { verdict, cause, others } }: Row) {
  const causes = [...(cause ? [cause] : []), ...others];
  return { name, verdict, causes: causes.map(({ code, params }) => ({ code, ...params })) };
}
