import type { Break } from './breaks/break.ts';
import { CONTAINERS } from './breaks/containers.ts';
import { IMAGES } from './breaks/images.ts';
import { PLACES } from './breaks/places.ts';
import { REFUSALS } from './breaks/refusals.ts';

/** All ways in which a Deployment is broken by itself; each has a namespace of its own. */
export const BREAKS: readonly Break[] = [...CONTAINERS, ...IMAGES, ...PLACES, ...REFUSALS];
