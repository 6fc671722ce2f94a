import type { CloudPlace, CloudReader, CloudWriter } from '../model/cloud.ts';
import { WizardError } from '../model/error.ts';

/** The one account that a run works in, whatever credentials are there later. */
export type RunAccount = {
  /** undefined as long as nothing was found or changed in any. */
  readonly known: () => string | undefined;
  /** Keeps it, on disk, before anything is changed there. */
  readonly keep: (account: string) => Promise<void>;
};

/** A cloud whose every answer and change is of this account: credentials of another one are refused, and both are named. */
export function inOneAccount(cloud: CloudWriter, account: RunAccount): CloudWriter {
  return { ...readingIn(cloud, account), ...writingIn(cloud, account) };
}

/** The same for who only reads. */
export function readingIn(cloud: CloudReader, { known }: Pick<RunAccount, 'known'>): CloudReader {
  const here = (place: CloudPlace) => placedIn(place, known());
  return {
    who: async (place, signal) => cloud.who(here(place), signal),
    keyPair: async (place, ...rest) => cloud.keyPair(here(place), ...rest),
    clusters: async (place, signal) => cloud.clusters(here(place), signal),
    egress: async (place, ...rest) => cloud.egress(here(place), ...rest),
    addresses: async (place, ...rest) => cloud.addresses(here(place), ...rest),
    zones: async (place, signal) => cloud.zones(here(place), signal),
    records: async (place, ...rest) => cloud.records(here(place), ...rest),
    quotas: async (place, signal) => cloud.quotas(here(place), signal),
  };
}

function writingIn(
  cloud: CloudWriter,
  { known, keep }: RunAccount,
): Omit<CloudWriter, keyof CloudReader> {
  /** Whoever changes something first says which account it is; from then on it is that one. */
  async function kept(place: CloudPlace, signal: AbortSignal): Promise<CloudPlace> {
    if (known() === undefined) await keep((await cloud.who(place, signal)).account);
    return placedIn(place, known());
  }
  return {
    importKeyPair: async (place, pair, signal) =>
      cloud.importKeyPair(await kept(place, signal), pair, signal),
    deleteKeyPair: async (place, name, signal) =>
      cloud.deleteKeyPair(await kept(place, signal), name, signal),
    createCluster: async (place, order, signal) =>
      cloud.createCluster(await kept(place, signal), order, signal),
    saveKubeconfig: async (place, cluster, path, signal) =>
      cloud.saveKubeconfig(await kept(place, signal), cluster, path, signal),
    allocateAddress: async (place, order, signal) =>
      cloud.allocateAddress(await kept(place, signal), order, signal),
    associateAddress: async (place, binding, signal) =>
      cloud.associateAddress(await kept(place, signal), binding, signal),
    dissociateAddress: async (place, id, signal) =>
      cloud.dissociateAddress(await kept(place, signal), id, signal),
    releaseAddress: async (place, id, signal) =>
      cloud.releaseAddress(await kept(place, signal), id, signal),
    changeRecord: async (place, zone, change, signal) =>
      cloud.changeRecord(await kept(place, signal), zone, change, signal),
  };
}

/** Where the site names another account meanwhile, nobody knows which one is meant. */
function placedIn(place: CloudPlace, known: string | undefined): CloudPlace {
  if (known === undefined) return place;
  const { account = known } = place;
  if (account !== known)
    throw new WizardError('wrong-target', 'cloud-account-moved', { known, named: account });
  return { ...place, account };
}
