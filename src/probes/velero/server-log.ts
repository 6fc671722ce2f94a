import { WizardError } from '../../model/error.ts';
import type { ClusterReader, KubeObject } from '../../model/ports.ts';

const LINES = 5000;
const LIMIT_BYTES = 4 * 1024 * 1024;
/** By its own installer, and by its chart. */
const SERVERS = ['deploy=velero', 'app.kubernetes.io/name=velero'];

/** What it sums up at the end of a restore, each once. */
export type SummedUp = {
  /** Of its objects; "-" of what belongs to none. */
  readonly namespace: string;
  readonly text: string;
};

/**
 * What the log of Velero's server tells of a restore: the API only counts it, and the whole list lies in the storage, to
 * which this machine has no key. Nothing where it can't be read.
 */
export async function toldInLog(
  restore: KubeObject,
  level: 'error' | 'warning',
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<{ readonly lines: readonly string[]; readonly told: readonly SummedUp[] }> {
  const { namespace = 'velero', name } = restore.metadata;
  const [settled] = await Promise.allSettled([serverLog(namespace, cluster, signal)]);
  signal.throwIfAborted();
  if (settled.status === 'rejected' && !(settled.reason instanceof WizardError))
    throw settled.reason;
  const log = settled.status === 'fulfilled' ? settled.value : undefined;
  const lines = (log ?? '').split('\n').filter((line) => isOf(line, level, `${namespace}/${name}`));
  const told = lines.flatMap((line) => summedUp(line, level));
  const once = new Map(told.map((one) => [`${one.namespace} ${one.text}`, one]));
  return { lines, told: [...once.values()] };
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
function isOf(line: string, level: string, restore: string): boolean {
  const isOfLevel = line.includes(`level=${level}`) || line.includes(`"level":"${level}"`);
  return (
    isOfLevel &&
    (line.endsWith(`restore=${restore}`) ||
      line.includes(`restore=${restore} `) ||
      line.includes(`"restore":"${restore}"`))
  );
}

const MESSAGE = /(?:\bmsg=|"msg":)"((?:[^"\\]|\\.)*)"/;
const SUMMED_UP =
  /^(?:Namespace (\S+), resource|Cluster resource|Velero) restore (error|warning): (.+)$/s;

/** Only what is summed up at the end: in the middle of it the same is said in other words. */
function summedUp(line: string, level: string): readonly SummedUp[] {
  const message = unquoted(MESSAGE.exec(line)?.[1] ?? '');
  const [, namespace = '-', what, text = ''] = SUMMED_UP.exec(message) ?? [];
  return what === level ? [{ namespace, text }] : [];
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
