import { WizardError } from '../../model/error.ts';
import type { ClusterReader, KubeObject } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { bothEnds, shortText } from '../../readiness/read-object.ts';

const MOST_REASONS = 20;
const LINES = 5000;
const LIMIT_BYTES = 4 * 1024 * 1024;
/** By its own installer, and by its chart. */
const SERVERS = ['deploy=velero', 'app.kubernetes.io/name=velero'];

type Reasons = {
  readonly causes: readonly Cause[];
  readonly notes: readonly Cause[];
  /** As they stand in the log. */
  readonly lines: string;
};

/**
 * Which objects could not be restored, and why. The API only counts them; the whole list lies in the storage, to which
 * this machine has no key. What it can read is the log of Velero's server, which says the same.
 */
export async function reasonsOf(
  restore: KubeObject,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<Reasons> {
  const { namespace = 'velero', name } = restore.metadata;
  const [settled] = await Promise.allSettled([serverLog(namespace, cluster, signal)]);
  signal.throwIfAborted();
  if (settled.status === 'rejected' && !(settled.reason instanceof WizardError))
    throw settled.reason;
  const log = settled.status === 'fulfilled' ? settled.value : undefined;
  const own = (log ?? '').split('\n').filter((line) => isErrorOf(line, `${namespace}/${name}`));
  const reasons = [...new Map(own.flatMap(reasonIn).map((one) => [one.key, one])).values()];
  if (reasons.length === 0) {
    const unread = aCause('velero-reasons-unread', { name, namespace });
    return { causes: [], notes: [unread], lines: '' };
  }
  const causes = reasons
    .slice(0, MOST_REASONS)
    .map(({ object, reason }) => aCause('velero-restore-object', { object, reason }));
  return { causes, notes: [], lines: own.join('\n') };
}

async function serverLog(
  namespace: string,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const labelSelector of SERVERS) {
    const pods = await cluster.list(
      { apiVersion: 'v1', kind: 'Pod', namespace, labelSelector },
      signal,
    );
    for (const { metadata } of pods) {
      const query = { namespace, pod: metadata.name, container: 'velero' };
      const limits = { tailLines: LINES, limitBytes: LIMIT_BYTES };
      const log = await cluster.log({ ...query, ...limits }, signal);
      if (log !== undefined) return log;
    }
  }
  return undefined;
}

/** Both forms of its log: words with their names, or JSON. */
function isErrorOf(line: string, restore: string): boolean {
  const isError = line.includes('level=error') || line.includes('"level":"error"');
  return (
    isError &&
    (line.endsWith(`restore=${restore}`) ||
      line.includes(`restore=${restore} `) ||
      line.includes(`"restore":"${restore}"`))
  );
}

const MESSAGE = /(?:\bmsg=|"msg":)"((?:[^"\\]|\\.)*)"/;
const SUMMED_UP = /^(?:Namespace (\S+), resource|Cluster resource|Velero) restore error: (.+)$/s;
const OF_OBJECT = /^error restoring (\S+): (.+)$/s;

/** Only what is summed up at the end: in the middle of it the same is said in other words. */
function reasonIn(line: string) {
  const message = unquoted(MESSAGE.exec(line)?.[1] ?? '');
  const [, namespace = '-', said = ''] = SUMMED_UP.exec(message) ?? [];
  if (said === '') return [];
  const [, object = namespace, reason = said] = OF_OBJECT.exec(said) ?? [];
  return [{ key: said, object: shortText(object), reason: bothEnds(reason) }];
}

const ESCAPED = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g;

/** A text that Go or JSON has put between quotes: what either of them writes otherwise there. */
function unquoted(text: string): string {
  return text.replaceAll(
    ESCAPED,
    (_all, byte: string | undefined, unit: string | undefined, point: string | undefined, own) => {
      const code = byte ?? unit;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (point !== undefined) return character(Number.parseInt(point, 16));
      return 'abfnrtv'.includes(own) ? ' ' : own;
    },
  );
}

function character(point: number): string {
  return point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point);
}
