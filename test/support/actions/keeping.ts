import type {
  ClusterReader,
  ClusterWriter,
  KubeObject,
  Writers,
} from '../../../src/model/ports.ts';
import { readersOf } from '../probes/readers.ts';
import { writersOf } from './writers.ts';

/** Writers over a cluster that keeps what is applied, and forgets what is removed. */
export type Keeping = {
  readonly ports: Writers;
  readonly objects: KubeObject[];
  /** One line a call of the cluster, such as `apply Service web`. */
  readonly calls: string[];
};

type More = Partial<Omit<Writers, 'writer'>> & {
  /** What the cluster makes of an object that is applied. */
  readonly admitted?: (object: KubeObject) => KubeObject;
  readonly reader?: Partial<ClusterReader>;
  readonly writer?: Partial<ClusterWriter>;
};

export function keeping(given: readonly KubeObject[], more: More = {}): Keeping {
  const { admitted = (object) => object, reader, writer, ...rest } = more;
  const objects = [...given];
  const calls: string[] = [];
  const { cluster } = readersOf(objects);
  const { ports } = writersOf(objects);
  const placeOf = (kind: string, name: string, namespace: string | undefined) =>
    objects.findIndex(
      ({ metadata, ...one }) =>
        one.kind === kind && metadata.name === name && metadata.namespace === namespace,
    );
  return {
    objects,
    calls,
    ports: {
      ...ports,
      cluster: {
        ...cluster,
        async get(name, signal) {
          calls.push(`get ${name.kind} ${name.name}`);
          return cluster.get(name, signal);
        },
        async list(query, signal) {
          calls.push(`list ${query.kind}`);
          return cluster.list(query, signal);
        },
        ...reader,
      },
      writer: {
        async apply(object) {
          const { kind, metadata } = object;
          const { name, namespace } = metadata;
          calls.push(`apply ${kind} ${name}`);
          const place = placeOf(kind, name, namespace);
          const uid = objects[place]?.metadata.uid ?? `uid-${calls.length}-of-${name}`;
          const kept = admitted({ ...object, metadata: { ...metadata, uid } });
          objects.splice(place === -1 ? objects.length : place, place === -1 ? 0 : 1, kept);
          const where = namespace === undefined ? {} : { namespace };
          return { changed: true, created: place === -1, uid, ...where };
        },
        async remove({ kind, name, namespace }, uid) {
          calls.push(`remove ${kind} ${name} ${uid}`);
          const place = placeOf(kind, name, namespace);
          if (objects[place]?.metadata.uid === uid) objects.splice(place, 1);
        },
        ...writer,
      },
      ...rest,
    },
  };
}

/**
 * Acts again and again, each time stopped at another of its calls, right before it or right after it, as by a process
 * that is killed; then once to its end. Gives what then is in the cluster, one a stop.
 */
export async function interruptedEverywhere<T>(
  begin: () => Keeping,
  act: (ports: Writers, signal: AbortSignal) => Promise<T>,
): Promise<readonly { readonly stop: string; readonly end: Keeping; readonly result: T }[]> {
  const ends: { stop: string; end: Keeping; result: T }[] = [];
  for (const isAfter of [false, true])
    for (let nth = 0; ; nth += 1) {
      const world = begin();
      const stopped = await stoppedAt(world, nth, isAfter, act);
      if (stopped === undefined) break;
      const result = await act(world.ports, new AbortController().signal);
      ends.push({ stop: `${isAfter ? 'after' : 'before'} ${stopped}`, end: world, result });
    }
  return ends;
}

/** undefined where it came to its end before. */
async function stoppedAt(
  { ports }: Keeping,
  nth: number,
  isAfter: boolean,
  act: (ports: Writers, signal: AbortSignal) => Promise<unknown>,
): Promise<string | undefined> {
  const stop = new AbortController();
  let count = 0;
  let stopped: string | undefined;
  const fragile = <O extends object>(port: O): O =>
    new Proxy(port, {
      get(target, key) {
        const call: unknown = Reflect.get(target, key);
        if (typeof call !== 'function') return call;
        return async (...given: readonly unknown[]) => {
          const isNow = count === nth;
          count += 1;
          if (isNow) stopped = String(key);
          if (isNow && !isAfter) stop.abort(new Error('killed'));
          stop.signal.throwIfAborted();
          const answer: unknown = await Reflect.apply(call, target, given);
          if (isNow) stop.abort(new Error('killed'));
          stop.signal.throwIfAborted();
          return answer;
        };
      },
    });
  const broken = { ...ports, cluster: fragile(ports.cluster), writer: fragile(ports.writer) };
  await act(broken, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return stopped;
}
