import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { at, objectsAt, textAt } from '../read-object.ts';
import { eventsAbout } from './events.ts';
import { told, type Ground } from './told.ts';

const CLASS = 'storage.k8s.io/StorageClass';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** What is the matter with the volume claims of a pod, by the claims themselves or by what the scheduler says. */
export function claimCauses(
  pod: KubeObject,
  ground: Ground,
  message: string = '',
): readonly Cause[] {
  const { namespace } = pod.metadata;
  const { around } = ground;
  const causes = claimsOf(pod).flatMap((name) => {
    const claim = around.find('/PersistentVolumeClaim', namespace, name);
    if (claim !== undefined) {
      const cause = claimCause(claim, ground);
      // A claim that waits for its pod is not what its pod waits for.
      return cause === undefined || cause.code === 'claim-waits-for-pod' ? [] : [cause];
    }
    const isAbsent = around.reading('/PersistentVolumeClaim', namespace) === 'whole';
    return isAbsent ? [told('claim-absent', pod, ground, { claim: name })] : [];
  });
  if (causes.length > 0) return causes;
  const absent = /persistentvolumeclaim "([^"]+)" not found/i.exec(message)?.[1];
  if (absent !== undefined) return [told('claim-absent', pod, ground, { claim: absent })];
  const ending = /persistentvolumeclaim "([^"]+)" is being deleted/i.exec(message)?.[1];
  if (ending !== undefined) return [told('claim-ending', pod, ground, { claim: ending })];
  const lost =
    /persistentvolumeclaim "([^"]+)" bound to non-existent persistentvolume "([^"]+)"/i.exec(
      message,
    );
  if (lost !== null)
    return [told('claim-lost', pod, ground, { claim: lost[1] ?? '', volume: lost[2] ?? '' })];
  const noClass = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/i.exec(message)?.[1];
  if (noClass !== undefined)
    return [told('storage-class-absent', pod, ground, { class: noClass, claim: '-' })];
  const claims = claimsOf(pod).join(', ');
  return [told('claim-unbound', pod, ground, { claims, message })];
}

export function claimsOf(pod: KubeObject): readonly string[] {
  return objectsAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const made = `${pod.metadata.name}-${textAt(volume, 'name') ?? ''}`;
    return (
      textAt(volume, 'persistentVolumeClaim', 'claimName') ??
      (at(volume, 'ephemeral') === undefined ? [] : made)
    );
  });
}

/** Why a claim has no volume; undefined where it has one. */
export function claimCause(claim: KubeObject, ground: Ground): Cause | undefined {
  const { around } = ground;
  const phase = textAt(claim, 'status', 'phase');
  const volume = textAt(claim, 'spec', 'volumeName') ?? '';
  const params = { claim: claim.metadata.name, volume };
  if (phase === 'Lost') return told('claim-lost', claim, ground, params);
  if (at(claim, 'metadata', 'deletionTimestamp') !== undefined)
    return told('claim-ending', claim, ground, params);
  if (phase === 'Bound') return undefined;

  const own = textAt(claim, 'spec', 'storageClassName');
  const [failed] = eventsAbout(claim, ground, 'ProvisioningFailed');
  const missing = /storageclass\S* "([^"]+)" not found/i.exec(failed?.message ?? '')?.[1];
  const name = own ?? missing;
  const classes = around.reading(CLASS);
  const used =
    name === undefined ? defaultClass(around.all(CLASS)) : around.find(CLASS, undefined, name);
  const all = {
    ...params,
    class: name ?? used?.metadata.name ?? '-',
    message: failed?.message ?? '',
  };
  if (used === undefined && volume === '') {
    if (own === '' || (own === undefined && classes === 'whole'))
      return told('claim-without-class', claim, ground, all);
    if (classes === 'whole' || (missing !== undefined && missing === name))
      return told('storage-class-absent', claim, ground, all);
  }
  if (failed !== undefined) return told('claim-not-provisioned', claim, ground, all);
  const waits = textAt(used, 'volumeBindingMode') === 'WaitForFirstConsumer';
  const isChosen =
    textAt(claim, 'metadata', 'annotations', 'volume.kubernetes.io/selected-node') !== undefined;
  return told(
    waits && !isChosen ? 'claim-waits-for-pod' : 'claim-provisioning',
    claim,
    ground,
    all,
  );
}

function defaultClass(classes: readonly KubeObject[]): KubeObject | undefined {
  return classes.find((one) => textAt(one, 'metadata', 'annotations', DEFAULT_CLASS) === 'true');
}
