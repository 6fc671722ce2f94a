import type { ClusterReader, KubeObject } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { bothEnds, shortText } from '../../readiness/read-object.ts';
import { countsOf } from '../../readiness/velero-backup.ts';
import { toldInLog, type SummedUp } from './server-log.ts';

const MOST_REASONS = 20;
const MOST_WARNINGS = 5;

type Reasons = {
  readonly causes: readonly Cause[];
  readonly notes: readonly Cause[];
  /** As they stand in the log. */
  readonly lines: string;
};

const OF_OBJECT = /^error restoring (\S+): (.+)$/s;

/** Which objects could not be restored, and why. */
export async function reasonsOf(
  restore: KubeObject,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<Reasons> {
  const { namespace = 'velero', name } = restore.metadata;
  const { lines, told } = await toldInLog(restore, 'error', cluster, signal);
  if (told.length === 0) {
    const unread = aCause('velero-reasons-unread', { name, namespace });
    return { causes: [], notes: [unread], lines: '' };
  }
  const causes = told.slice(0, MOST_REASONS).map((one) => {
    const [, object = one.namespace, reason = one.text] = OF_OBJECT.exec(one.text) ?? [];
    return saidOf('velero-restore-object', object, reason);
  });
  return { causes, notes: [], lines: lines.join('\n') };
}

/** In one form where the Restore says what to do with what is there, and in the other where it says nothing. */
const THERE = /^could not restore, (\w+)(?::(\S+)| "([^"]+)") already exists/;
/** Kubernetes puts it into every namespace, and no two clusters have the same. */
const OWN_TO_EACH_CLUSTER = 'ConfigMap kube-root-ca.crt';

/**
 * What a restore that has completed did not do as the backup has it: it counts no failure where something of the same
 * name was there already, nor where that could not be changed. `counted` are the notes that only count them.
 */
export async function warningsOf(
  restore: KubeObject,
  counted: readonly Cause[],
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<readonly Cause[]> {
  const { told } = await toldInLog(restore, 'warning', cluster, signal);
  const news = told.filter(({ text }) => thereAlready(text)?.join(' ') !== OWN_TO_EACH_CLUSTER);
  if (news.length === 0 && told.length >= countsOf(restore).warnings) return [];
  return [...counted, ...news.slice(0, MOST_WARNINGS).map(warned)];
}

function warned({ namespace, text }: SummedUp): Cause {
  const there = thereAlready(text);
  const object = there === undefined ? namespace : `${there[0]} ${namespace}/${there[1]}`;
  return saidOf('velero-restore-warned', object, text);
}

/** Its kind and name. */
function thereAlready(text: string): readonly [string, string] | undefined {
  const [, kind, name, quoted] = THERE.exec(text) ?? [];
  return kind === undefined ? undefined : [kind, name ?? quoted ?? '-'];
}

/** Foreign words, made short. */
function saidOf(code: string, object: string, reason: string): Cause {
  return aCause(code, { object: shortText(object), reason: bothEnds(reason) });
}
