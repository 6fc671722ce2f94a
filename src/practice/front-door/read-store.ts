import type { Store } from '../store/store.ts';
import type { FrontDoorKind, ReadObjects } from './objects.ts';

const GROUPS: { readonly [kind in FrontDoorKind]: string } = {
  Ingress: 'networking.k8s.io',
  Service: '',
  EndpointSlice: 'discovery.k8s.io',
  Secret: '',
};

/** What an ingress controller reads, from the objects of the range's cluster. */
export function readFromStore(store: Store): ReadObjects {
  return (wanted) => {
    const kind = store.kinds().find((one) => one.kind === wanted && one.group === GROUPS[wanted]);
    return kind === undefined ? [] : store.list(kind);
  };
}
