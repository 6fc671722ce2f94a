import { containerCauses } from './causes-container.ts';
import { creationCauses } from './causes-creation.ts';
import { imageCauses } from './causes-image.ts';
import { placeCauses } from './causes-place.ts';

/** 容器在其 Pod 中的角色。 */
export const containers = {
  main: '容器',
  init: 'Init 容器',
  sidecar: '边车容器',
} as const;

/** Pod 及其所属对象为何未就绪。 */
export const causes = {
  ...creationCauses,
  ...placeCauses,
  ...imageCauses,
  ...containerCauses,
} as const;
