import type {
  Change,
  KubeObject,
  ListQuery,
  Readers,
  Selection,
} from '../../../src/model/ports.ts';
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
    follow: (selections) => tellOnce(objects, selections),
    may: async () => ({ allowed: true, reason: '' }),
    resource: async ({ apiVersion, kind }) => ({
      group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '',
      resource: `${kind.toLowerCase()}s`,
      namespaced: !['Namespace', 'Node', 'CustomResourceDefinition'].includes(kind),
    }),
  };
  return { ...FAKE_READERS, cluster, clock: systemClock, ...more };
}

/** All there is, and no change after it. */
async function* tellOnce(
  objects: readonly KubeObject[],
  selections: readonly Selection[],
): AsyncIterable<readonly Change[]> {
  for (const { namespaces, labelSelector, apiVersion, kind } of selections)
    for (const namespace of namespaces ?? [undefined]) {
      const query = {
        apiVersion,
        kind,
        ...(namespace === undefined ? {} : { namespace }),
        ...(labelSelector === undefined ? {} : { labelSelector }),
      };
      const puts = objects.filter((one) => isListed(one, query));
      const scope = { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }) };
      yield [...puts.map((object): Change => ({ is: 'put', object })), { is: 'whole', ...scope }];
    }
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
  const cluster = {
    get: fails,
    list: fails,
    follow: () => {
      throw error;
    },
    log: fails,
    lookup: fails,
    raw: fails,
    summary: fails,
    may: fails,
    resource: fails,
  };
  return { ...FAKE_READERS, cluster, clock: systemClock };
}
