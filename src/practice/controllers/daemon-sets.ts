import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { labelsOf, nameOf, namespaceOf } from '../store/metadata.ts';
import { isPodAvailable, isPodReady, livingPods, makePod, ownPods, POD } from './pods-of.ts';
import { fitsNode } from './fits.ts';
import { templateHash } from './template.ts';
import { type ControllerWorld, drop, followOwner, keyOf, setStatus } from './world.ts';

const DAEMON_SET = kindNamed('DaemonSet');
const NODE = kindNamed('Node');
const HASH = 'controller-revision-hash';
const REFUSED_MS = 2000;
/** A pod of every node stays there whatever the node lacks. */
const TOLERATED = [
  'not-ready',
  'unreachable',
  'disk-pressure',
  'memory-pressure',
  'pid-pressure',
  'unschedulable',
];

/** Keeps a pod of each DaemonSet on each node that it is meant for. */
export function runDaemonSets(world: ControllerWorld): () => void {
  return followOwner(
    world,
    { owner: DAEMON_SET, owned: POD },
    (set) => (keepPods(world, set) ? REFUSED_MS : undefined),
    ({ kind }) => (kind === NODE ? world.store.list(DAEMON_SET).map(keyOf) : []),
  );
}

/** Whether the API refused a pod. */
function keepPods(world: ControllerWorld, set: JsonObject): boolean {
  const { store } = world;
  const hash = templateHash(objectAt(set, 'spec', 'template'));
  const template = {
    spec: { ...objectAt(set, 'spec', 'template', 'spec'), tolerations: tolerations(set) },
  };
  const nodes = store.list(NODE).filter((node) => fitsNode(template, node));
  const pods = livingPods(store, set);
  let isRefused = false;
  for (const node of nodes) {
    const own = ownPods(store, set).some((pod) => nodeOf(pod) === nameOf(node));
    if (own || isRefused) continue;
    const spec = { affinity: onlyAt(nameOf(node)), tolerations: tolerations(set) };
    const made = makePod(world, DAEMON_SET, set, {
      labels: { [HASH]: hash },
      spec,
      by: 'daemonset-controller',
    });
    isRefused = 'refused' in made;
  }
  const old = pods.filter((pod) => labelsOf(pod)[HASH] !== hash);
  const isSteady = pods.every((pod) => isPodReady(pod) || old.includes(pod));
  const isRolling = textAt(set, 'spec', 'updateStrategy', 'type') !== 'OnDelete';
  if (isRolling && isSteady && old[0] !== undefined) drop(world, POD, old[0]);
  for (const pod of pods)
    if (!nodes.some((node) => nameOf(node) === nodeOf(pod))) drop(world, POD, pod);
  tell(world, set, nodes.length, hash);
  return isRefused;
}

function tolerations(set: JsonObject): readonly JsonObject[] {
  const own = objectAt(set, 'spec', 'template', 'spec')['tolerations'];
  const added = TOLERATED.map((key) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists',
    effect: key === 'not-ready' || key === 'unreachable' ? 'NoExecute' : 'NoSchedule',
  }));
  return [...(Array.isArray(own) ? own : []), ...added];
}

function onlyAt(node: string): JsonObject {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  const required = { nodeSelectorTerms: [{ matchFields }] };
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
}

/** Where it is, or is meant to be. */
function nodeOf(pod: JsonObject): string | undefined {
  const terms = objectAt(
    pod,
    'spec',
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
  );
  const text = JSON.stringify(terms['nodeSelectorTerms'] ?? []);
  return textAt(pod, 'spec', 'nodeName') ?? /"values":\["([^"]*)"\]/.exec(text)?.[1];
}

function tell(world: ControllerWorld, before: JsonObject, desired: number, hash: string): void {
  const set = world.store.get(DAEMON_SET, { namespace: namespaceOf(before), name: nameOf(before) });
  if (set === undefined) return;
  const pods = livingPods(world.store, set);
  const available = pods.filter((one) => isPodAvailable(one, set)).length;
  const unavailable = desired - available;
  setStatus(world, DAEMON_SET, set, {
    currentNumberScheduled: pods.length,
    numberMisscheduled: 0,
    desiredNumberScheduled: desired,
    numberReady: pods.filter((one) => isPodReady(one)).length,
    observedGeneration: numberAt(before, 'metadata', 'generation') ?? 1,
    updatedNumberScheduled: pods.filter((one) => labelsOf(one)[HASH] === hash).length,
    ...(available === 0 ? {} : { numberAvailable: available }),
    ...(unavailable <= 0 ? {} : { numberUnavailable: unavailable }),
  });
}
