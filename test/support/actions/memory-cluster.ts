import type { Applied, KubeObject, ObjectName, Writers } from '../../../src/model/ports.ts';
import { writersOf } from './writers.ts';

/** A cluster in memory that keeps what is applied, with UIDs; deletion is at once. */
export function memoryCluster(start: readonly KubeObject[] = []) {
  const objects: KubeObject[] = [...start];
  const made: string[] = [];
  const removed: string[] = [];
  let uids = 0;
  const isAt =
    ({ kind, name, namespace }: ObjectName) =>
    (one: KubeObject) =>
      one.kind === kind && one.metadata.name === name && one.metadata.namespace === namespace;
  const { ports } = writersOf(objects);
  const writers: Writers = {
    ...ports,
    writer: {
      async apply(object): Promise<Applied> {
        const { apiVersion, kind, metadata } = object;
        const at = objects.findIndex(isAt({ apiVersion, kind, ...metadata }));
        const before = objects[at];
        const uid = before?.metadata.uid ?? `uid-${(uids += 1)}`;
        const now = { ...before, ...object, metadata: { ...before?.metadata, ...metadata, uid } };
        if (before === undefined) {
          objects.push(now);
          made.push(`${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);
        } else objects[at] = now;
        const changed = JSON.stringify(before) !== JSON.stringify(now);
        const place = metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
        return { changed, created: before === undefined, uid, ...place };
      },
      async remove(name, uid) {
        const at = objects.findIndex(isAt(name));
        if (objects[at]?.metadata.uid !== uid) return;
        objects.splice(at, 1);
        removed.push(`${name.kind} ${name.name} ${uid}`);
      },
    },
  };
  return { ports: writers, objects, made, removed };
}
