import type { JsonObject } from '../../model/json.ts';

/** What a controller of ingresses reads of a cluster. */
export type FrontDoorKind = 'Ingress' | 'Service' | 'EndpointSlice' | 'Secret';

/** All objects of a kind as they are now. Objects are never changed in place. */
export type ReadObjects = (kind: FrontDoorKind) => readonly JsonObject[];
