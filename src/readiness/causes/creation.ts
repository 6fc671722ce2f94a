import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { at, numberAt, textAt } from '../read-object.ts';
import { conditionMessage } from './conditions.ts';
import { eventsAbout, isSince } from './events.ts';
import { refusalCause } from './refusal.ts';
import { told, type Ground } from './told.ts';

/** Why a controller may not create its pods: by its condition, or by an event that nothing has made old since. */
export function creationCauses(
  owner: KubeObject,
  ground: Ground,
  pods: readonly KubeObject[],
): readonly Cause[] {
  const failure = conditionMessage(owner, 'ReplicaFailure');
  // A Deployment repeats what its ReplicaSet says: it is said where it happens, if that is here.
  const isRepeated =
    owner.kind === 'Deployment' &&
    ground.around
      .childrenOf(owner)
      .some((set) => conditionMessage(set, 'ReplicaFailure')?.status === 'True');
  // What we can't name is said by the rule of such an object already.
  if (failure?.status === 'True')
    return isRepeated
      ? []
      : [refusalCause(owner, ground, failure.message)].filter(
          ({ code }) => code !== 'creation-refused',
        );
  if (owner.kind === 'Deployment' || !isShort(owner, pods)) return [];
  const [event] = eventsAbout(owner, ground, 'FailedCreate');
  const lastBorn = pods.map((pod) => textAt(pod, 'metadata', 'creationTimestamp') ?? '').toSorted();
  return event === undefined || !isSince(event.at, lastBorn.at(-1))
    ? []
    : [refusalCause(owner, ground, event.message)];
}

function isShort(owner: KubeObject, pods: readonly KubeObject[]): boolean {
  const desired = desiredOf(owner);
  return desired === undefined || pods.filter(isLive).length < desired;
}

/** How many pods it should have by now; undefined where it does not say. */
function desiredOf(owner: KubeObject): number | undefined {
  if (owner.kind === 'DaemonSet') return numberAt(owner, 'status', 'desiredNumberScheduled');
  if (owner.kind !== 'Job') return numberAt(owner, 'spec', 'replicas');
  if (at(owner, 'spec', 'suspend') === true) return 0;
  const left =
    (numberAt(owner, 'spec', 'completions') ?? 1) - (numberAt(owner, 'status', 'succeeded') ?? 0);
  return Math.min(numberAt(owner, 'spec', 'parallelism') ?? 1, left);
}

function isLive(pod: KubeObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return (
    phase !== 'Failed' &&
    phase !== 'Succeeded' &&
    at(pod, 'metadata', 'deletionTimestamp') === undefined
  );
}

/** Pods that are simply not there yet. Said only where all that there are is known, and nothing else is the matter. */
export function notCreated(owner: KubeObject, ground: Ground): readonly Cause[] {
  const { around } = ground;
  const { namespace } = owner.metadata;
  if (!CONTROLLERS.includes(owner.kind) || around.reading('/Pod', namespace) !== 'whole') return [];
  const children = around.childrenOf(owner);
  if (owner.kind === 'Deployment' && around.reading('apps/ReplicaSet', namespace) !== 'whole')
    return [];
  const pods = children.flatMap((child) =>
    child.kind === 'Pod' ? [child] : around.childrenOf(child),
  );
  const desired = desiredOf(owner) ?? 0;
  const made = pods.filter(isLive).length;
  const isJobDone = owner.kind === 'Job' && pods.length > 0;
  return made < desired && !isJobDone
    ? [told('pods-not-created', owner, ground, { made, desired })]
    : [];
}

const CONTROLLERS: readonly string[] = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
];
