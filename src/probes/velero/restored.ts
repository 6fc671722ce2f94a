import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Progress } from '../../model/verdict.ts';
import { timeOf } from '../../readiness/not-ready-since.ts';
import { at, numberAt, textAt } from '../../readiness/read-object.ts';
import { isRestoreOf, judgeRestore, newestRestore } from '../../readiness/velero-restore.ts';
import { jsonEvidence, result } from '../result.ts';
import { reasonsOf, warningsOf } from './restore-reasons.ts';
import { NAMESPACE_FIELD, VELERO } from '../../model/velero.ts';
import { served } from './served.ts';

type With = {
  readonly namespace?: string | null;
  readonly backup?: string | null;
  readonly namespaces: readonly string[];
};

/** So long after its end its log is read: it passes then, and is only looked at again later. */
const NEWS_MS = 10 * 60_000;

export const restored: ProbeDef<With> = {
  id: 'velero/restored',
  group: 'apps',
  doc: {
    en: 'The last restore of a backup has completed, with nothing left out, and what it brought was not removed since.',
    zh: '该备份最近一次恢复已完成、没有遗漏，且恢复的内容之后未被删除。',
  },
  with: {
    namespace: NAMESPACE_FIELD,
    backup: {
      type: 'name',
      optional: true,
      doc: { en: 'The backup; without it any.', zh: '备份名称；不写则为任意备份。' },
    },
    namespaces: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      doc: { en: 'The namespaces that have to be restored.', zh: '必须恢复的命名空间。' },
    },
  },
  finds: { restore: { type: 'name', doc: { en: 'The Restore.', zh: 'Restore 的名称。' } } },
  needsTarget: true,
  everyMs: 2000,
  look: (input, ports, signal) => served(look(input, ports, signal)),
};

async function look(
  { namespace: given, ...asked }: With,
  { cluster, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  if (asked.namespaces.length === 0) return result(found('unknown', aCause('nothing-expected')));
  const namespace = given ?? 'velero';
  const all = await cluster.list({ apiVersion: VELERO, kind: 'Restore', namespace }, signal);
  const restore = newestRestore(all.filter((one) => isRestoreOf(one, asked)));
  if (restore === undefined)
    return result(found('fail', aCause('velero-restore-absent', { backup: asked.backup ?? '*' })));
  const present = await cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal);
  const is = judgeRestore(restore, asked, present);
  const { name } = restore.metadata;
  const evidence = [
    jsonEvidence('restore', [{ name, spec: at(restore, 'spec'), status: at(restore, 'status') }]),
  ];
  const progress = progressOf(restore);
  const more = { evidence, ...(progress === undefined ? {} : { progress }) };
  if (is.verdict === 'pass') {
    const isNews = is.notes.length > 0 && clock.now() - endedAt(restore) < NEWS_MS;
    const notes = isNews ? await warningsOf(restore, is.notes, cluster, signal) : is.notes;
    return result({ ...is, notes }, { ...more, finds: { restore: name } });
  }
  // One that failed as a whole says itself why; what was removed since was not refused.
  if (is.cause?.code !== 'velero-restore-partly') return result(is, more);
  const { causes, notes, lines } = await reasonsOf(restore, cluster, signal);
  return result(
    { ...is, others: [...is.others, ...causes], notes: [...is.notes, ...notes] },
    {
      ...more,
      evidence: [...evidence, ...(lines === '' ? [] : [{ name: 'server-log', text: lines }])],
    },
  );
}

function endedAt(restore: KubeObject): number {
  return timeOf(textAt(restore, 'status', 'completionTimestamp')) ?? 0;
}

function progressOf(restore: KubeObject): Progress | undefined {
  const done = numberAt(restore, 'status', 'progress', 'itemsRestored');
  const total = numberAt(restore, 'status', 'progress', 'totalItems');
  if (done === undefined && total === undefined) return undefined;
  return { done: done ?? 0, of: total ?? null, unit: 'objects' };
}
