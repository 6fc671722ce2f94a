import type { CloudState, HeldCluster } from '../cloud/cloud-state.ts';

/** The cluster that the site's recovery has ordered: the first one that there is. */
export function orderedCluster({
  clusters,
}: Pick<CloudState, 'clusters'>): HeldCluster | undefined {
  return clusters[0];
}

/** Public keys that the servers of the ordered cluster let in: those of the key pair that its order names. */
export function keysOf({ clusters, keyPairs }: CloudState): readonly string[] {
  const named = clusters.map(({ order }) => order['key_pair']);
  return keyPairs.filter(({ name }) => named.includes(name)).map(({ publicKey }) => publicKey);
}

/** Addresses that are bound to a server of the cluster. */
export function boundAddresses({ addresses }: Pick<CloudState, 'addresses'>): readonly string[] {
  return addresses.filter(({ status }) => status === 'InUse').map(({ address }) => address);
}
