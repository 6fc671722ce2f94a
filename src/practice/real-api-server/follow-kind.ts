import { createInterface } from 'node:readline';
import { isObject, type JsonObject } from '../../model/json.ts';
import { listAt, textAt } from '../store/json.ts';
import type { Kind } from '../store/kinds.ts';
import { uidOf } from '../store/metadata.ts';
import type { Mirrored } from './mirrored.ts';
import type { RealClient } from './real-client.ts';
import { pathOf } from './send.ts';

const AGAIN_MS = 200;

/**
 * Takes over all objects of a kind, and what becomes of them, until the signal aborts. `isThere` is called once all that
 * there was at first is taken.
 */
export async function followKind(
  client: RealClient,
  mirrored: Mirrored,
  kind: Kind,
  signal: AbortSignal,
  isThere: () => void,
): Promise<void> {
  const path = pathOf(kind, undefined);
  while (!signal.aborted) {
    const [asked] = await Promise.allSettled([client.ask('GET', path)]);
    if (asked.status === 'fulfilled' && asked.value.status === 200) {
      const { body } = asked.value;
      const items = listAt(body, 'items').filter(isObject);
      for (const item of items) mirrored.take(kind, item);
      mirrored.sweep(kind, new Set(items.map(uidOf)));
      isThere();
      await watched(textAt(body, 'metadata', 'resourceVersion') ?? '');
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
  }

  /** Until the watch ends: then it begins from a new list. */
  async function watched(from: string): Promise<void> {
    const query = `watch=1&allowWatchBookmarks=true&resourceVersion=${from}`;
    try {
      const answer = await client.open(`${path}?${query}`, signal);
      for await (const line of createInterface({ input: answer })) tell(line);
    } catch {
      // The connection is gone: what was missed is in the next list.
    }
  }

  function tell(line: string): void {
    const event: unknown = JSON.parse(line);
    if (!isObject(event) || !isObject(event['object'])) return;
    const object: JsonObject = event['object'];
    if (event['type'] === 'ADDED' || event['type'] === 'MODIFIED') mirrored.take(kind, object);
    if (event['type'] === 'DELETED') mirrored.drop(kind, object);
  }
}
