import { containerCauses } from './causes-container.ts';
import { creationCauses } from './causes-creation.ts';
import { imageCauses } from './causes-image.ts';
import { placeCauses } from './causes-place.ts';

/** What a container is to its pod. */
export const containers = {
  main: 'container',
  init: 'init container',
  sidecar: 'sidecar',
} as const;

/** Why pods and what they belong to are not ready. */
export const causes = {
  ...creationCauses,
  ...placeCauses,
  ...imageCauses,
  ...containerCauses,
} as const;
