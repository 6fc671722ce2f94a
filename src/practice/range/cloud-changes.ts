import type { CloudState } from '../cloud/cloud-state.ts';
import type { Zones } from '../names/zones.ts';
import { orderedCluster } from './ordered.ts';
import { publish } from './zones.ts';

/**
 * What a change in the cloud means for the rest of the world: its DNS is served, and a cluster that was ordered is
 * founded, once.
 */
export function cloudChanges(
  zones: Zones,
  found: (order: NonNullable<ReturnType<typeof orderedCluster>>) => void,
): (state: CloudState) => void {
  let isFounded = false;
  let serve: (() => void) | undefined;
  return (state) => {
    (serve ??= publish(state, zones))();
    const ordered = orderedCluster(state);
    if (isFounded || ordered === undefined) return;
    isFounded = true;
    found(ordered);
  };
}
