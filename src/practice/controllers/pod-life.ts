import type { Json, JsonObject } from '../../model/json.ts';
import { objectAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { nameOf, namespaceOf, timeText, uidOf } from '../store/metadata.ts';
import { live } from './container-life.ts';
import type { ContainerState } from './container-state.ts';
import { mountFault } from './needs.ts';
import { POD } from './pods-of.ts';
import { conditionStatus, type ControllerWorld, setStatus, withConditions } from './world.ts';

const NODE = kindNamed('Node');
const AGAIN_MS = 2000;

type Containers = readonly { readonly spec: JsonObject; readonly own: ContainerState }[];
type Shown = { readonly inits: Containers; readonly all: Containers; readonly address: string };

/** What a node does with a pod that was placed there, until that is stopped: then it rejects. */
export async function livePod(
  world: ControllerWorld,
  pod: JsonObject,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = world;
  const place = { namespace: namespaceOf(pod) ?? '', name: nameOf(pod) };
  const node = textAt(pod, 'spec', 'nodeName') ?? '';
  const startTime = timeText();
  const inits = containersOf(pod, 'initContainers', 'PodInitializing');
  const all = containersOf(
    pod,
    'containers',
    inits.length > 0 ? 'PodInitializing' : 'ContainerCreating',
  );
  const isToEnd = textAt(pod, 'spec', 'restartPolicy') !== 'Always';
  let podIP = '';

  function tell(): void {
    const now = store.get(POD, place);
    if (now === undefined || uidOf(now) !== uidOf(pod) || signal.aborted) return;
    const hostIP = hostAddress(world, node);
    const addresses: JsonObject = podIP === '' ? {} : { podIP, podIPs: [{ ip: podIP }] };
    setStatus(world, POD, now, {
      ...statusOf(now, { inits, all, address: podIP }),
      hostIP,
      hostIPs: [{ ip: hostIP }],
      ...addresses,
      startTime,
      qosClass: textAt(now, 'status', 'qosClass') ?? 'BestEffort',
    });
  }

  function containerLife({ spec, own }: Containers[number], list: string) {
    const container = textAt(spec, 'name') ?? '';
    const field = `spec.${list}{${container}}`;
    const say = (reason: string, message: string, type: 'Normal' | 'Warning' = 'Normal'): void =>
      world.record(pod, { type, reason, message, field, by: 'kubelet', host: node });
    const isInit = list === 'initContainers';
    const ends = isToEnd || isInit;
    return { world, pod, spec, own, at: { ...place, container }, isInit, ends, say, tell, signal };
  }

  tell();
  for (;;) {
    const fault = mountFault(store, pod);
    if (fault === undefined) break;
    world.record(pod, {
      type: 'Warning',
      reason: 'FailedMount',
      message: fault,
      by: 'kubelet',
      host: node,
    });
    await clock.sleep(AGAIN_MS, signal);
  }
  podIP = address;
  for (const one of inits) {
    await live(containerLife(one, 'initContainers'));
    if (textAt(pod, 'spec', 'restartPolicy') === 'Never' && exitOf(one.own) !== 0) return tell();
  }
  for (const { own } of all) own.state = { waiting: { reason: 'ContainerCreating' } };
  tell();
  await Promise.all(all.map((one) => live(containerLife(one, 'containers'))));
}

function containersOf(pod: JsonObject, list: string, reason: string): Containers {
  return objectsAt(pod, 'spec', list).map((spec) => ({
    spec,
    own: {
      state: { waiting: { reason } },
      lastState: {},
      ready: false,
      started: false,
      restarts: 0,
    },
  }));
}

function hostAddress({ store }: ControllerWorld, node: string): string {
  const addresses = objectsAt(store.get(NODE, { name: node }), 'status', 'addresses');
  const internal = addresses.find((one) => one['type'] === 'InternalIP');
  return textAt(internal, 'address') ?? '';
}

function exitOf({ state }: ContainerState): number | undefined {
  const code = objectAt(state, 'terminated')['exitCode'];
  return typeof code === 'number' ? code : undefined;
}

function statusOf(pod: JsonObject, { inits, all, address }: Shown): JsonObject {
  const exits = all.map(({ own }) => exitOf(own));
  const hasBegun = inits.every(({ own }) => exitOf(own) === 0);
  const isOver =
    textAt(pod, 'spec', 'restartPolicy') !== 'Always' && exits.every((one) => one !== undefined);
  const isInitFailed =
    textAt(pod, 'spec', 'restartPolicy') === 'Never' &&
    inits.some(({ own }) => exitOf(own) !== undefined && exitOf(own) !== 0);
  const isDone = isOver && exits.every((one) => one === 0);
  const hasRun = all.some(
    ({ own }) =>
      own.state['running'] !== undefined || own.restarts > 0 || exitOf(own) !== undefined,
  );
  const ready = all.every(({ own }) => own.ready) && !isOver;
  const gates = objectsAt(pod, 'spec', 'readinessGates').every(
    (one) => conditionStatus(pod, textAt(one, 'conditionType') ?? '') === 'True',
  );
  const unready = all.filter(({ own }) => !own.ready).map(({ spec }) => textAt(spec, 'name') ?? '');
  const why = isDone
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${unready.join(' ')}]`,
      };
  const waitingInits = inits
    .filter(({ own }) => exitOf(own) !== 0)
    .map(({ spec }) => textAt(spec, 'name') ?? '');
  const initialized = hasBegun
    ? { status: 'True' as const }
    : {
        status: 'False' as const,
        reason: 'ContainersNotInitialized',
        message: `containers with incomplete status: [${waitingInits.join(' ')}]`,
      };
  const conditions = withConditions(pod, [
    { type: 'PodReadyToStartContainers', status: address === '' ? 'False' : 'True' },
    { type: 'Initialized', ...initialized },
    ready && gates
      ? { type: 'Ready', status: 'True' }
      : { type: 'Ready', status: 'False', ...(ready ? { reason: 'ReadinessGatesNotReady' } : why) },
    ready
      ? { type: 'ContainersReady', status: 'True' }
      : { type: 'ContainersReady', status: 'False', ...why },
  ]);
  const failed = isOver || isInitFailed;
  const phase = isDone ? 'Succeeded' : failed ? 'Failed' : hasRun ? 'Running' : 'Pending';
  return {
    phase,
    conditions,
    ...(inits.length === 0
      ? {}
      : { initContainerStatuses: inits.map((one) => containerStatus(one, true)) }),
    containerStatuses: all.map((one) => containerStatus(one, false)),
  };
}

function containerStatus({ spec, own }: Containers[number], isInit: boolean): JsonObject {
  const image = textAt(spec, 'image') ?? '';
  const isMade = own.state['waiting'] === undefined;
  const restarts: Json = own.restarts;
  return {
    name: textAt(spec, 'name') ?? '',
    state: own.state,
    lastState: own.lastState,
    ready: own.ready || (isInit && exitOf(own) === 0),
    restartCount: restarts,
    image,
    imageID: isMade ? `${image}@sha256:${'0'.repeat(64)}` : '',
    ...(isMade ? { containerID: `containerd://${String(own.restarts).padStart(64, '0')}` } : {}),
    started: own.started,
  };
}
