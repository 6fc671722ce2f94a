import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { textAt } from '../read-object.ts';
import { claimCauses, claimsOf } from './claims.ts';
import { conditionMessage } from './conditions.ts';
import { eventsAbout, secondsBetween, type Told } from './events.ts';
import { toThePoint } from './foreign-words.ts';
import { registryOf } from './image.ts';
import { neededCause } from './needed.ts';
import { told, type Ground } from './told.ts';

/** A kubelet tries again after two minutes at most: an older event speaks of what is over. */
const STILL_SECONDS = 180;

/** Why a pod that has its node does not begin: its volumes, its network, its sandbox. None of them once it has begun. */
export function beforeStart(pod: KubeObject, ground: Ground): Cause {
  const isSandboxed =
    conditionMessage(pod, 'PodReadyToStartContainers')?.status === 'True' ||
    (textAt(pod, 'status', 'podIP') ?? '') !== '';
  const known = isSandboxed ? undefined : (volumeCause(pod, ground) ?? sandboxCause(pod, ground));
  return (
    known ?? told('pod-starting', pod, ground, { node: textAt(pod, 'spec', 'nodeName') ?? '-' })
  );
}

function volumeCause(pod: KubeObject, ground: Ground): Cause | undefined {
  const events = [
    ...eventsAbout(pod, ground, 'FailedMount'),
    ...eventsAbout(pod, ground, 'FailedAttachVolume'),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  const sandbox = sandboxEvents(pod, ground)[0];
  const newest = [events[0]?.at ?? '', sandbox?.at ?? ''].toSorted().at(-1) ?? '';
  const still = events.filter((one) => (secondsBetween(one.at, newest) ?? 0) <= STILL_SECONDS);
  // A sandbox is made once the volumes are there: what failed before it is over.
  if (sandbox !== undefined && (secondsBetween(events[0]?.at ?? '', sandbox.at) ?? 0) > 0)
    return undefined;
  for (const { message } of still) {
    const needed = neededCause(pod, ground, message);
    if (needed !== undefined) return needed;
  }
  const named = still.find(({ message }) => !message.startsWith('Unable to attach or mount'));
  const event = named ?? still[0];
  return event === undefined ? unboundCause(pod, ground) : mountCause(pod, ground, event);
}

function mountCause(pod: KubeObject, ground: Ground, event: Told): Cause {
  const { message, reason } = event;
  const volume =
    /volume "([^"]+)"/.exec(message)?.[1] ?? /unmounted volumes=\[([^\]]*)\]/.exec(message)?.[1];
  const node = textAt(pod, 'spec', 'nodeName') ?? '-';
  const params = { volume: volume ?? '-', node, message };
  if (/Multi-Attach/.test(message)) return told('volume-multi-attach', pod, ground, params);
  if (reason === 'FailedAttachVolume' || /AttachVolume/.test(message))
    return told('volume-not-attached', pod, ground, params);
  const isLate = /^Unable to attach or mount|timed out waiting/.test(message);
  return told(isLate ? 'volume-timed-out' : 'volume-not-mounted', pod, ground, params);
}

/** A claim may have been lost or deleted since the pod got its node. */
function unboundCause(pod: KubeObject, ground: Ground): Cause | undefined {
  if (claimsOf(pod).length === 0) return undefined;
  return claimCauses(pod, ground).find(({ code }) => code !== 'claim-unbound');
}

function sandboxEvents(pod: KubeObject, ground: Ground): readonly Told[] {
  return [
    ...eventsAbout(pod, ground, 'FailedCreatePodSandBox'),
    ...eventsAbout(pod, ground, 'NetworkNotReady'),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
}

function sandboxCause(pod: KubeObject, ground: Ground): Cause | undefined {
  const [event] = sandboxEvents(pod, ground);
  if (event === undefined) return undefined;
  const { message } = event;
  const params = { node: textAt(pod, 'spec', 'nodeName') ?? '-', message: reasonIn(message) };
  const image = /failed to (?:get|pull)(?: sandbox)? image "([^"]+)"/.exec(message)?.[1];
  if (image !== undefined)
    return told('sandbox-image', pod, ground, { ...params, image, registry: registryOf(image) });
  return /network|\bcni\b/i.test(message)
    ? told('network-not-set-up', pod, ground, params)
    : told('sandbox-failed', pod, ground, params);
}

/** Without the sandbox's number, which is another one each time. */
function reasonIn(message: string): string {
  return toThePoint(message.replace(/ for sandbox "[0-9a-f]{16,}"/, ''));
}
