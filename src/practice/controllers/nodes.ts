import type { JsonObject } from '../../model/json.ts';
import { objectAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { nameOf, timeText } from '../store/metadata.ts';
import { hasEnded, POD } from './pods-of.ts';
import {
  add,
  conditionStatus,
  type Condition,
  type ControllerWorld,
  setStatus,
  withConditions,
} from './world.ts';

const NODE = kindNamed('Node');
const LEASE = kindNamed('Lease');
const BEAT_MS = 1000;
const UNREACHABLE = { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' };
const PRESSURES = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
] as const;

/** Lets each node say that it is there, and says of those that do not that nobody knows how they are. */
export function runNodes(world: ControllerWorld): () => void {
  const { store, clock, breaks } = world;
  const beat = (): void => {
    for (const node of store.list(NODE)) {
      const isUp = breaks.node(nameOf(node)) === 'up';
      if (isUp) renew(world, nameOf(node));
      const isReady = conditionStatus(node, 'Ready') === 'True';
      if (isUp !== isReady || conditionStatus(node, 'Ready') === undefined)
        judge(world, node, isUp);
    }
  };
  const stopListening = store.listen(({ kind, type }) => {
    if (kind === NODE && type === 'ADDED') clock.after(0, beat);
  });
  const stop = clock.every(BEAT_MS, beat);
  beat();
  return () => {
    stop();
    stopListening();
  };
}

function renew(world: ControllerWorld, name: string): void {
  const namespace = 'kube-node-lease';
  const known = world.store.get(LEASE, { namespace, name });
  const renewTime = new Date().toISOString().replace('Z', '000Z');
  if (known === undefined) {
    const spec = { holderIdentity: name, leaseDurationSeconds: 40, renewTime };
    add(world, LEASE, namespace, { metadata: { name }, spec });
    return;
  }
  // Every ten seconds, as the real ones do: nobody has to hear of each beat.
  const last = Date.parse(textAt(known, 'spec', 'renewTime') ?? '') || 0;
  if (Date.now() - last < 10_000) return;
  world.store.put(LEASE, { ...known, spec: { ...objectAt(known, 'spec'), renewTime } });
}

function judge(world: ControllerWorld, node: JsonObject, isUp: boolean): void {
  const conditions: readonly Condition[] = isUp
    ? [
        ...PRESSURES.map(([type, reason, message]) => ({
          type,
          status: 'False' as const,
          reason,
          message,
        })),
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
        },
      ]
    : [...PRESSURES.map(([type]) => type), 'Ready'].map((type) => ({
        type,
        status: 'Unknown' as const,
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
      }));
  const told = withConditions(node, conditions).map((one) => ({
    lastHeartbeatTime: timeText(),
    ...one,
  }));
  setStatus(world, NODE, node, { ...objectAt(node, 'status'), conditions: told });
  const now = world.store.get(NODE, { name: nameOf(node) });
  if (now !== undefined) taint(world, now, isUp);
  const wasSeen = conditionStatus(node, 'Ready') !== undefined;
  if (!isUp || wasSeen)
    world.record(node, {
      reason: isUp ? 'NodeReady' : 'NodeNotReady',
      message: `Node ${nameOf(node)} status is now: ${isUp ? 'NodeReady' : 'NodeNotReady'}`,
      by: isUp ? 'kubelet' : 'node-controller',
    });
  for (const pod of podsOn(world, node))
    if (isUp) retold(world, pod);
    else unready(world, pod);
}

function taint(world: ControllerWorld, node: JsonObject, isUp: boolean): void {
  const others = objectsAt(node, 'spec', 'taints').filter((one) => one['key'] !== UNREACHABLE.key);
  const taints = isUp ? others : [...others, { ...UNREACHABLE, timeAdded: timeText() }];
  if (taints.length === objectsAt(node, 'spec', 'taints').length) return;
  world.store.put(NODE, { ...node, spec: { ...objectAt(node, 'spec'), taints } });
}

function podsOn({ store }: ControllerWorld, node: JsonObject): readonly JsonObject[] {
  return store
    .list(POD)
    .filter((one) => textAt(one, 'spec', 'nodeName') === nameOf(node) && !hasEnded(one));
}

function unready(world: ControllerWorld, pod: JsonObject): void {
  const conditions = withConditions(pod, [{ type: 'Ready', status: 'False' }]);
  setStatus(world, POD, pod, { ...objectAt(pod, 'status'), conditions });
  world.record(pod, {
    type: 'Warning',
    reason: 'NodeNotReady',
    message: 'Node is not ready',
    by: 'node-controller',
  });
}

/** What its kubelet has known all along: whether its containers are ready. */
function retold(world: ControllerWorld, pod: JsonObject): void {
  if (conditionStatus(pod, 'ContainersReady') !== 'True') return;
  const conditions = withConditions(pod, [{ type: 'Ready', status: 'True' }]);
  setStatus(world, POD, pod, { ...objectAt(pod, 'status'), conditions });
}
