import type { CloudPlace, CloudReader, CloudWriter } from '../model/cloud.ts';
import { WizardError } from '../model/error.ts';
import type { CloudOptions } from './cloud-options.ts';

/** By `site.cloud.provider`: a second cloud is one more folder and one more line. */
const PROVIDERS: { readonly [provider: string]: (options: CloudOptions) => Promise<CloudWriter> } =
  {
    alibaba: async (options) => (await import('./alibaba/alibaba-cloud.ts')).alibabaCloud(options),
  };

/** What probes get, and what actions get. */
export type CloudPort = { readonly reader: CloudReader; readonly writer: CloudWriter };

/** Whichever cloud a place is in. A provider's code is loaded when it is asked for the first time. */
export function cloudPort(options: CloudOptions): CloudPort {
  const opened = new Map<string, Promise<CloudWriter>>();

  async function at({ provider }: CloudPlace): Promise<CloudWriter> {
    const open = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined;
    if (open === undefined)
      throw new WizardError('usage', 'cloud-provider-unknown', {
        provider,
        known: Object.keys(PROVIDERS).join(', '),
      });
    const known = opened.get(provider) ?? open(options);
    opened.set(provider, known);
    return known;
  }

  const reader: CloudReader = {
    who: async (place, ...rest) => (await at(place)).who(place, ...rest),
    keyPair: async (place, ...rest) => (await at(place)).keyPair(place, ...rest),
    clusters: async (place, ...rest) => (await at(place)).clusters(place, ...rest),
    egress: async (place, ...rest) => (await at(place)).egress(place, ...rest),
    addresses: async (place, ...rest) => (await at(place)).addresses(place, ...rest),
    zones: async (place, ...rest) => (await at(place)).zones(place, ...rest),
    records: async (place, ...rest) => (await at(place)).records(place, ...rest),
    quotas: async (place, ...rest) => (await at(place)).quotas(place, ...rest),
  };
  const writer: CloudWriter = {
    ...reader,
    importKeyPair: async (place, ...rest) => (await at(place)).importKeyPair(place, ...rest),
    deleteKeyPair: async (place, ...rest) => (await at(place)).deleteKeyPair(place, ...rest),
    createCluster: async (place, ...rest) => (await at(place)).createCluster(place, ...rest),
    saveKubeconfig: async (place, ...rest) => (await at(place)).saveKubeconfig(place, ...rest),
    allocateAddress: async (place, ...rest) => (await at(place)).allocateAddress(place, ...rest),
    associateAddress: async (place, ...rest) => (await at(place)).associateAddress(place, ...rest),
    dissociateAddress: async (place, ...rest) =>
      (await at(place)).dissociateAddress(place, ...rest),
    releaseAddress: async (place, ...rest) => (await at(place)).releaseAddress(place, ...rest),
    changeRecord: async (place, ...rest) => (await at(place)).changeRecord(place, ...rest),
  };
  return { reader, writer };
}
