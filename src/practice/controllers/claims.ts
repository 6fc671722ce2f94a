import type { JsonObject } from '../../model/json.ts';
import { at, objectAt, objectsAt, textAt, withAt } from '../store/json.ts';
import { apiVersionOf, kindNamed } from '../store/kinds.ts';
import { isGoing, nameOf, namespaceOf, uidOf } from '../store/metadata.ts';
import { POD } from './pods-of.ts';
import { add, type ControllerWorld, drop, follow, keyOf, placeIn } from './world.ts';

const CLAIM = kindNamed('PersistentVolumeClaim');
const VOLUME = kindNamed('PersistentVolume');
const CLASS = kindNamed('StorageClass');
const AGAIN_MS = 2000;
const BY = 'persistentvolume-controller';

/** Makes a volume for each claim, as its storage class has it. */
export function runClaims(world: ControllerWorld): () => void {
  const { store, clock } = world;
  const loop = follow(
    world,
    ({ kind, object, type }) => {
      if (kind === CLAIM) {
        if (type === 'DELETED') release(world, object);
        return [keyOf(object)];
      }
      if (kind === CLASS) return store.list(CLAIM).map(keyOf);
      return kind === POD && type === 'ADDED' ? claimsOf(object) : [];
    },
    (key) => {
      const claim = store.get(CLAIM, placeIn(key));
      if (claim === undefined || isGoing(claim)) return;
      if (textAt(claim, 'status', 'phase') === 'Bound') return;
      if (!bind(world, claim)) clock.after(AGAIN_MS, () => loop.again(key));
    },
  );
  return loop.stop;
}

function claimsOf(pod: JsonObject): readonly string[] {
  return objectsAt(pod, 'spec', 'volumes').flatMap((one) => {
    const name = textAt(one, 'persistentVolumeClaim', 'claimName');
    return name === undefined ? [] : [`${namespaceOf(pod) ?? ''}/${name}`];
  });
}

/** Whether there is nothing left to try. */
function bind(world: ControllerWorld, claim: JsonObject): boolean {
  const { store, breaks } = world;
  const className = textAt(claim, 'spec', 'storageClassName') ?? '';
  const storageClass = store.get(CLASS, { name: className });
  if (storageClass === undefined) {
    const isNamed = className !== '';
    world.record(claim, {
      type: isNamed ? 'Warning' : 'Normal',
      reason: isNamed ? 'ProvisioningFailed' : 'FailedBinding',
      message: isNamed
        ? `storageclass.storage.k8s.io "${className}" not found`
        : 'no persistent volumes available for this claim and no storage class is set',
      by: BY,
    });
    return false;
  }
  const isLate = textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer';
  if (
    isLate &&
    !store.list(POD, namespaceOf(claim)).some((pod) => claimsOf(pod).includes(keyOf(claim)))
  ) {
    const message = 'waiting for first consumer to be created before binding';
    world.record(claim, { reason: 'WaitForFirstConsumer', message, by: BY });
    return true;
  }
  const why = breaks.volume(claim);
  if (why !== undefined) {
    const message = `failed to provision volume with StorageClass "${className}": ${why}`;
    world.record(claim, {
      type: 'Warning',
      reason: 'ProvisioningFailed',
      message,
      by: textAt(storageClass, 'provisioner') ?? BY,
    });
    return false;
  }
  provide(world, claim, storageClass);
  return true;
}

function provide(world: ControllerWorld, claim: JsonObject, storageClass: JsonObject): void {
  const name = `pvc-${uidOf(claim)}`;
  const storage = at(claim, 'spec', 'resources', 'requests', 'storage') ?? '1Gi';
  const modes = at(claim, 'spec', 'accessModes') ?? ['ReadWriteOnce'];
  if (world.store.get(VOLUME, { name }) === undefined) {
    const volume = add(world, VOLUME, undefined, {
      metadata: { name },
      spec: {
        capacity: { storage },
        accessModes: modes,
        storageClassName: nameOf(storageClass),
        persistentVolumeReclaimPolicy: textAt(storageClass, 'reclaimPolicy') ?? 'Delete',
        claimRef: {
          kind: 'PersistentVolumeClaim',
          apiVersion: apiVersionOf(CLAIM),
          namespace: namespaceOf(claim) ?? '',
          name: nameOf(claim),
          uid: uidOf(claim),
        },
        csi: { driver: textAt(storageClass, 'provisioner') ?? '', volumeHandle: name },
      },
    });
    world.store.put(VOLUME, { ...volume, status: { phase: 'Bound' } });
  }
  const bound = withAt(claim, ['spec', 'volumeName'], name);
  const status = { phase: 'Bound', accessModes: modes, capacity: { storage } };
  world.store.put(CLAIM, { ...bound, status });
  const message = `Successfully provisioned volume ${name}`;
  world.record(claim, {
    reason: 'ProvisioningSucceeded',
    message,
    by: textAt(storageClass, 'provisioner') ?? BY,
  });
}

/** A volume whose claim is gone goes too, or stays as it was left. */
function release(world: ControllerWorld, claim: JsonObject): void {
  const name = textAt(claim, 'spec', 'volumeName') ?? '';
  const volume = world.store.get(VOLUME, { name });
  if (volume === undefined) return;
  if (textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete')
    drop(world, VOLUME, volume);
  else
    world.store.put(VOLUME, {
      ...volume,
      status: { ...objectAt(volume, 'status'), phase: 'Released' },
    });
}
