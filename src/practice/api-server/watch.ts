import type { JsonObject } from '../../model/json.ts';
import { ApiFault, tooOld } from '../store/faults.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { versionOf, withMetadata } from '../store/metadata.ts';
import type { Change, Store } from '../store/store.ts';
import type { Asked, Target } from './asked.ts';
import { spokenAs, wantedBy, type Wanted } from './list.ts';

const BOOKMARK_MS = 5000;
const DEFAULT_SECONDS = 1800;

/** Where the lines of a watch go. */
export type WatchOutlet = {
  write(line: string): void;
  end(): void;
};

/**
 * Tells what happens to the objects a request is about, until its time is up. Gives how to stop. Throws `ApiFault` where
 * it can't be begun; a version that is too old is told as an event, as the API server does.
 */
export function watch(
  store: Store,
  target: Target,
  { query }: Asked,
  outlet: WatchOutlet,
): () => void {
  const { kind } = target;
  const wanted = wantedBy(target, query);
  const wantsBookmarks = query.get('allowWatchBookmarks') === 'true';
  const version = query.get('resourceVersion') ?? '';
  const send = (type: string, object: JsonObject): void =>
    outlet.write(`${JSON.stringify({ type, object })}\n`);
  const tell = (change: Change): void => {
    const event = eventOf(change, wanted);
    if (event !== undefined) send(event.type, spokenAs(kind, event.object));
  };
  const bookmark = (more: JsonObject = {}): void =>
    send('BOOKMARK', {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: { resourceVersion: String(store.version()), ...more },
    });

  const stopListening = store.listen((change) => {
    if (isOf(kind, change)) tell(change);
  });
  const everyNow = setInterval(() => wantsBookmarks && bookmark(), BOOKMARK_MS).unref();
  const seconds = Number(query.get('timeoutSeconds') ?? 0) || DEFAULT_SECONDS;
  const atLast = setTimeout(() => {
    stop();
    outlet.end();
  }, seconds * 1000).unref();
  const stop = (): void => {
    stopListening();
    clearInterval(everyNow);
    clearTimeout(atLast);
  };

  try {
    if (version === '' || version === '0' || query.get('sendInitialEvents') === 'true') {
      for (const object of store.list(kind, target.namespace))
        if (wanted(object)) send('ADDED', spokenAs(kind, object));
      if (query.get('sendInitialEvents') === 'true' && wantsBookmarks)
        bookmark({ annotations: { 'k8s.io/initial-events-end': 'true' } });
    } else for (const change of store.since(kind, Number(version))) tell(change);
  } catch (error) {
    stop();
    if (!(error instanceof ApiFault)) throw error;
    // Of Events the real one keeps nothing at hand: it is told by what keeps the objects.
    const isOfEvents = kind.kind === 'Event' && kind.group === '';
    const fault = isOfEvents
      ? tooOld('The resourceVersion for the provided watch is too old.')
      : error;
    send('ERROR', fault.status());
    outlet.end();
  }
  return stop;
}

function isOf(kind: Kind, change: Change): boolean {
  return change.kind.kind === kind.kind && change.kind.group === kind.group;
}

/** An object that comes into what is wanted is new to who watches, and one that leaves it is gone. */
function eventOf(
  { type, object, before }: Change,
  wanted: Wanted,
): { readonly type: Change['type']; readonly object: JsonObject } | undefined {
  const is = type !== 'DELETED' && wanted(object);
  const was = before !== undefined && wanted(before);
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object };
  if (!was) return undefined;
  // As it was when it was last seen, at the moment of what became of it.
  return { type: 'DELETED', object: withMetadata(before, { resourceVersion: versionOf(object) }) };
}
