import { setTimeout as sleep } from 'node:timers/promises';
import { WizardError } from '../model/error.ts';
import type { Change, ClusterReader, KindScope, KubeObject, Selection } from '../model/ports.ts';
import { aCause } from '../model/verdict.ts';

const EVERY_MS = 2000;

/** Lists again and again, and tells what is another than before. */
export async function* followByLists(
  reader: Pick<ClusterReader, 'list'>,
  selections: readonly Selection[],
  signal: AbortSignal,
  { once = false }: { readonly once?: boolean } = {},
): AsyncIterable<readonly Change[]> {
  const known = new Map<string, KubeObject>();
  for (;;) {
    for (const { namespaces, ...query } of selections)
      for (const namespace of namespaces ?? [undefined])
        yield await changesOf(
          reader,
          { ...query, ...(namespace === undefined ? {} : { namespace }) },
          known,
          signal,
        );
    if (once) return;
    await sleep(EVERY_MS, undefined, { signal });
  }
}

async function changesOf(
  reader: Pick<ClusterReader, 'list'>,
  query: KindScope,
  known: Map<string, KubeObject>,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const { apiVersion, kind, namespace } = query;
  const scope = { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }) };
  try {
    const objects = await reader.list(query, signal);
    const keyOf = ({ metadata }: KubeObject) =>
      `${kind}|${metadata.namespace ?? ''}|${metadata.name}|${metadata.uid ?? ''}`;
    const now = new Map(objects.map((object) => [keyOf(object), object]));
    const gone = [...known].filter(
      ([key, { kind: its, metadata }]) =>
        its === kind &&
        (namespace === undefined || metadata.namespace === namespace) &&
        !now.has(key),
    );
    for (const [key] of gone) known.delete(key);
    for (const [key, object] of now) known.set(key, object);
    return [
      ...gone.map(([, object]): Change => ({ is: 'gone', object })),
      ...objects.map((object): Change => ({ is: 'put', object })),
      { is: 'whole', ...scope },
    ];
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    const unreachable = error.kind === 'cluster-unreachable';
    return [{ is: 'blind', ...scope, unreachable, cause: aCause(error.code, error.params) }];
  }
}
