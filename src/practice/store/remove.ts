import type { JsonObject } from '../../model/json.ts';
import { isFree, placeOf } from './change.ts';
import { conflict, forbidden, notFound } from './faults.ts';
import { numberAt, textAt, withAt } from './json.ts';
import type { Kind } from './kinds.ts';
import { finalizersOf, isGoing, timeText, uidOf, versionOf, withMetadata } from './metadata.ts';
import type { Place, Store } from './store.ts';
import { goneMeanwhile } from './writer.ts';

export type Removal = {
  readonly graceSeconds?: number | undefined;
  readonly propagation?: string | undefined;
  readonly uid?: string | undefined;
  readonly version?: string | undefined;
  readonly dryRun?: boolean;
};

const LASTING: ReadonlySet<string> = new Set([
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
]);

/** Deletes an object, or marks it where something holds it. `gone` gives which. Throws `ApiFault`. */
export function remove(
  store: Store,
  kind: Kind,
  place: Place,
  removal: Removal,
): { readonly object: JsonObject; readonly gone: boolean } {
  const before = store.get(kind, place);
  if (before === undefined) throw notFound(kind, place.name);
  refuse(kind, place, before, removal);
  const marked = mark(kind, before, removal);
  const isNow = isFree(kind, marked);
  if (removal.dryRun === true) return { object: isNow ? before : marked, gone: isNow };
  if (isNow) return { object: store.remove(kind, placeOf(before)) ?? before, gone: true };
  if (marked === before) return { object: before, gone: false };
  return { object: store.put(kind, marked), gone: false };
}

function refuse(kind: Kind, place: Place, before: JsonObject, { uid, version }: Removal): void {
  if (uid !== undefined && uid !== uidOf(before))
    throw conflict(
      { ...kind, group: '', plural: kind.kind },
      place.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${uidOf(before)}). The object might have been deleted and then recreated`,
    );
  if (version !== undefined && version !== versionOf(before))
    throw conflict(kind, place.name, goneMeanwhile('ResourceVersion', version, versionOf(before)));
  if (kind.kind === 'Namespace' && kind.group === '' && LASTING.has(place.name))
    throw forbidden(kind, place.name, 'this namespace may not be deleted');
}

function mark(kind: Kind, before: JsonObject, removal: Removal): JsonObject {
  const grace = graceOf(kind, before, removal);
  const old = numberAt(before, 'metadata', 'deletionGracePeriodSeconds') ?? 0;
  if (isGoing(before) && old <= grace) return before;
  const since = Date.now() + grace * 1000;
  const held = heldBy(before, removal.propagation);
  const going = withMetadata(before, {
    deletionTimestamp: textAt(before, 'metadata', 'deletionTimestamp') ?? timeText(since),
    deletionGracePeriodSeconds: grace,
    ...(held.length === 0 ? {} : { finalizers: held }),
  });
  if (kind.kind !== 'Namespace' || kind.group !== '') return going;
  return withAt(
    withAt(going, ['metadata', 'deletionGracePeriodSeconds'], undefined),
    ['status', 'phase'],
    'Terminating',
  );
}

/** Only a pod that runs on a node is given time. */
function graceOf(kind: Kind, before: JsonObject, { graceSeconds }: Removal): number {
  if (kind.kind !== 'Pod' || kind.group !== '') return 0;
  const isOn = textAt(before, 'spec', 'nodeName') !== undefined;
  const phase = textAt(before, 'status', 'phase') ?? '';
  if (!isOn || ['Succeeded', 'Failed'].includes(phase)) return 0;
  return graceSeconds ?? numberAt(before, 'spec', 'terminationGracePeriodSeconds') ?? 30;
}

function heldBy(before: JsonObject, propagation: string | undefined): readonly string[] {
  const held = finalizersOf(before);
  const more =
    propagation === 'Foreground' ? 'foregroundDeletion' : propagation === 'Orphan' ? 'orphan' : '';
  return more === '' || held.includes(more) ? held : [...held, more];
}
