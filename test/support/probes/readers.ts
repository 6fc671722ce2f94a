import type { KubeObject, ListQuery, Readers } from '../../../src/model/ports.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';

export const NEVER = new AbortController().signal;

/** Readers of a cluster that holds these objects, by plain comparison; a label selector is `key=value,…`. */
export function readersOf(objects: readonly KubeObject[], more: Partial<Readers> = {}): Readers {
  const cluster: Readers['cluster'] = {
    ...FAKE_READERS.cluster,
    get: async ({ kind, name, namespace }) =>
      objects.find((one) => one.kind === kind && isAt(one, name, namespace)),
    list: async (query) => objects.filter((one) => isListed(one, query)),
  };
  return { ...FAKE_READERS, cluster, clock: systemClock, ...more };
}

function isAt({ metadata }: KubeObject, name: string, namespace: string | undefined): boolean {
  return metadata.name === name && metadata.namespace === namespace;
}

function isListed(object: KubeObject, { kind, namespace, labelSelector = '' }: ListQuery): boolean {
  const { metadata } = object;
  const wanted = labelSelector.split(',').filter((one) => one !== '');
  return (
    object.kind === kind &&
    (namespace === undefined || metadata.namespace === namespace) &&
    wanted.every((one) => metadata.labels?.[one.split('=')[0] ?? ''] === one.split('=')[1])
  );
}

/** Readers whose every question to the cluster fails so. */
export function failingReaders(error: Error): Readers {
  const fails = async (): Promise<never> => {
    throw error;
  };
  const cluster = { get: fails, list: fails, raw: fails, summary: fails };
  return { ...FAKE_READERS, cluster, clock: systemClock };
}
