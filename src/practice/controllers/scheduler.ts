import type { JsonObject } from '../../model/json.ts';
import { objectAt, objectsAt, textAt, withAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing, nameOf, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import { lacking, refusalOf } from './fits.ts';
import { hasEnded, POD } from './pods-of.ts';
import {
  type ControllerWorld,
  follow,
  keyOf,
  placeIn,
  setStatus,
  withConditions,
} from './world.ts';

const NODE = kindNamed('Node');
const CLAIM = kindNamed('PersistentVolumeClaim');
const CLASS = kindNamed('StorageClass');
const AGAIN_MS = 1000;
const BY = 'default-scheduler';

/** Gives each pod a node, or says why none takes it. */
export function runScheduler(world: ControllerWorld): () => void {
  const { store, clock } = world;
  const waiting = new Set<string>();
  const loop = follow(
    world,
    ({ kind, object, type }) => (kind === POD && type !== 'DELETED' ? [keyOf(object)] : []),
    (key) => {
      waiting.delete(key);
      const pod = store.get(POD, placeIn(key));
      if (pod === undefined || isGoing(pod) || hasEnded(pod)) return;
      if (textAt(pod, 'spec', 'nodeName') !== undefined) return;
      if (objectsAt(pod, 'spec', 'schedulingGates').length > 0) return gated(world, pod);
      if (!schedule(world, pod)) waiting.add(key);
    },
  );
  const stopTicking = clock.every(AGAIN_MS, () => {
    for (const key of waiting) loop.again(key);
  });
  return () => {
    stopTicking();
    loop.stop();
  };
}

function gated(world: ControllerWorld, pod: JsonObject): void {
  const message = 'Scheduling is blocked due to non-empty scheduling gates';
  tell(world, pod, { status: 'False', reason: 'SchedulingGated', message });
}

function schedule(world: ControllerWorld, pod: JsonObject): boolean {
  const { store } = world;
  const nodes = store.list(NODE);
  const claims = claimFault(store, pod);
  if (claims === 'wait') return false;
  const found =
    claims === undefined ? bestNode(store, pod, nodes) : { node: undefined, why: claims };
  if (found.node === undefined) {
    const message = sentence(nodes.length, found.why);
    tell(world, pod, { status: 'False', reason: 'Unschedulable', message });
    world.record(pod, { type: 'Warning', reason: 'FailedScheduling', message, by: BY });
    return false;
  }
  const name = nameOf(found.node);
  const placed = withAt(pod, ['spec', 'nodeName'], name);
  const conditions = withConditions(pod, [{ type: 'PodScheduled', status: 'True' }]);
  store.put(POD, withAt(placed, ['status', 'conditions'], conditions));
  const message = `Successfully assigned ${namespaceOf(pod) ?? ''}/${nameOf(pod)} to ${name}`;
  world.record(pod, { reason: 'Scheduled', message, by: BY });
  return true;
}

/** The emptiest of those that take it; else what each of them says, counted. */
function bestNode(
  store: Store,
  pod: JsonObject,
  nodes: readonly JsonObject[],
): { readonly node: JsonObject | undefined; readonly why: string } {
  const placed = store.list(POD).filter((one) => !hasEnded(one));
  const counts = new Map<string, number>();
  let best: { readonly node: JsonObject; readonly pods: number } | undefined;
  for (const node of nodes) {
    const others = placed.filter((one) => textAt(one, 'spec', 'nodeName') === nameOf(node));
    const refusal = refusalOf(pod, node);
    const against = refusal === undefined ? lacking(pod, node, others) : [refusal];
    for (const one of against) counts.set(one, (counts.get(one) ?? 0) + 1);
    if (against.length === 0 && (best === undefined || others.length < best.pods))
      best = { node, pods: others.length };
  }
  const said = [...counts].map(([reason, count]) => `${count} ${reason}`).toSorted();
  return { node: best?.node, why: said.join(', ') };
}

function sentence(nodes: number, why: string): string {
  if (nodes === 0) return 'no nodes available to schedule pods';
  const isLack = /Insufficient|Too many/.test(why);
  const help = isLack
    ? `${nodes} No preemption victims found for incoming pod.`
    : `${nodes} Preemption is not helpful for scheduling.`;
  return `0/${nodes} nodes are available: ${why}. preemption: 0/${nodes} nodes are available: ${help}`;
}

/** What its claims have against it; `wait` where they are only made once it is there. */
function claimFault(store: Store, pod: JsonObject): string | undefined {
  const namespace = namespaceOf(pod);
  for (const volume of objectsAt(pod, 'spec', 'volumes')) {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    if (name === undefined) continue;
    const claim = store.get(CLAIM, { namespace, name });
    if (claim === undefined) return `persistentvolumeclaim "${name}" not found`;
    if (textAt(claim, 'status', 'phase') === 'Bound') continue;
    const className = textAt(claim, 'spec', 'storageClassName') ?? '';
    const storageClass = store.get(CLASS, { name: className });
    if (textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer') return 'wait';
    return 'pod has unbound immediate PersistentVolumeClaims';
  }
  return undefined;
}

function tell(
  world: ControllerWorld,
  pod: JsonObject,
  how: { readonly status: 'False'; readonly reason: string; readonly message: string },
): void {
  const conditions = withConditions(pod, [{ type: 'PodScheduled', ...how }]);
  setStatus(world, POD, pod, { ...objectAt(pod, 'status'), conditions });
}
