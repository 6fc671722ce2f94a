import type { JsonObject } from '../../model/json.ts';
import { at, numberAt, objectsAt, textAt, textOf, withAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { labelsOf, nameOf, namespaceOf, timeText } from '../store/metadata.ts';
import { HASH } from './template.ts';
import { type Condition, type ControllerWorld, setStatus, withConditions } from './world.ts';

export const DEPLOYMENT = kindNamed('Deployment');
const NO_DEADLINE = 2 ** 31 - 1;

/** Says how far a Deployment is; gives when its deadline is to be looked at again, where it is not there yet. */
export function tellStatus(
  world: ControllerWorld,
  before: JsonObject,
  sets: readonly JsonObject[],
  hash: string,
): number | undefined {
  const deployment = world.store.get(DEPLOYMENT, {
    namespace: namespaceOf(before),
    name: nameOf(before),
  });
  if (deployment === undefined) return undefined;
  const desired = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const current = sets.find((one) => textAt(labelsOf(one), HASH) === hash);
  const sum = (key: string): number =>
    sets.reduce((all, one) => all + (numberAt(one, 'status', key) ?? 0), 0);
  const replicas = sum('replicas');
  const available = sum('availableReplicas');
  const updated = numberAt(current, 'status', 'replicas') ?? 0;
  const isComplete = updated === desired && replicas === desired && available === desired;
  const least =
    desired -
    share(
      at(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable') ?? 0,
      desired,
      Math.floor,
    );
  const leftMs = isComplete ? undefined : deadlineLeft(deployment);
  const counts = {
    observedGeneration: numberAt(before, 'metadata', 'generation') ?? 1,
    ...nonZero({
      replicas,
      updatedReplicas: updated,
      readyReplicas: sum('readyReplicas'),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, desired - available),
    }),
  };
  const conditions = [
    available >= least
      ? condition(
          'Available',
          'True',
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        )
      : condition(
          'Available',
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
    ...progress(deployment, current, { isComplete, isLate: leftMs !== undefined && leftMs <= 0 }),
    ...refusals(current),
  ];
  const told = withConditions(
    isProgress(deployment, counts) ? forgetting(deployment) : deployment,
    conditions,
    ['lastUpdateTime', 'lastTransitionTime'],
  ).filter(({ type }) => type !== 'ReplicaFailure' || refusals(current).length > 0);
  setStatus(world, DEPLOYMENT, deployment, { ...counts, conditions: told });
  return leftMs !== undefined && leftMs > 0 ? leftMs : undefined;
}

function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
): Condition {
  return { type, status, reason, message };
}

/** What counts as getting on: the deadline runs from then. */
function isProgress(deployment: JsonObject, counts: JsonObject): boolean {
  return ['updatedReplicas', 'readyReplicas', 'availableReplicas', 'observedGeneration'].some(
    (key) => (numberAt(counts, key) ?? 0) !== (numberAt(deployment, 'status', key) ?? 0),
  );
}

/** Without what it said of its progress: that is said anew, with a new time. */
function forgetting(deployment: JsonObject): JsonObject {
  const conditions = objectsAt(deployment, 'status', 'conditions');
  const kept = conditions.filter((one) => one['type'] !== 'Progressing');
  return withAt(deployment, ['status', 'conditions'], kept);
}

function deadlineLeft(deployment: JsonObject): number | undefined {
  const seconds = numberAt(deployment, 'spec', 'progressDeadlineSeconds') ?? 600;
  if (seconds === NO_DEADLINE || at(deployment, 'spec', 'paused') === true) return undefined;
  const told = objectsAt(deployment, 'status', 'conditions');
  const progressing = told.find((one) => one['type'] === 'Progressing');
  return (
    Date.parse(textAt(progressing, 'lastUpdateTime') ?? timeText()) + seconds * 1000 - Date.now()
  );
}

function progress(
  deployment: JsonObject,
  current: JsonObject | undefined,
  { isComplete, isLate }: { readonly isComplete: boolean; readonly isLate: boolean },
): readonly Condition[] {
  const name = current === undefined ? nameOf(deployment) : nameOf(current);
  const what = `ReplicaSet "${name}"`;
  if (at(deployment, 'spec', 'paused') === true)
    return [condition('Progressing', 'Unknown', 'DeploymentPaused', 'Deployment is paused')];
  if (isComplete)
    return [
      condition(
        'Progressing',
        'True',
        'NewReplicaSetAvailable',
        `${what} has successfully progressed.`,
      ),
    ];
  if (isLate)
    return [
      condition(
        'Progressing',
        'False',
        'ProgressDeadlineExceeded',
        `${what} has timed out progressing.`,
      ),
    ];
  return [condition('Progressing', 'True', 'ReplicaSetUpdated', `${what} is progressing.`)];
}

function refusals(current: JsonObject | undefined): readonly Condition[] {
  return objectsAt(current, 'status', 'conditions')
    .filter((one) => one['type'] === 'ReplicaFailure' && one['status'] === 'True')
    .map((one) =>
      condition('ReplicaFailure', 'True', 'FailedCreate', textAt(one, 'message') ?? ''),
    );
}

/** `25%` of something, or a number. */
export function share(
  value: JsonObject[string] | undefined,
  of: number,
  round: (n: number) => number,
): number {
  const text = textOf(value ?? '25%');
  return text.endsWith('%') ? round((Number(text.slice(0, -1)) * of) / 100) : Number(text);
}

/** As the API leaves out what is none. */
export function nonZero(counts: { readonly [key: string]: number }): JsonObject {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0));
}
