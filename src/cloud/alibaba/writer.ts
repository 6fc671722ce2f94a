import * as calls from '../../cloud-calls/alibaba.ts';
import type { CloudCall } from '../../cloud-calls/call.ts';
import type {
  CloudPlace,
  CloudReader,
  CloudRecordChange,
  CloudWriter,
  CloudZone,
} from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import { checkHostName } from '../../model/host-name.ts';
import type { CloudOptions } from '../cloud-options.ts';
import { text } from './answer.ts';
import { saveKubeconfig } from '../save-kubeconfig.ts';
import type { Sessions } from './session.ts';

/** Each of these proves the account right before, with the same credentials. */
export function alibabaWriter(
  sessions: Sessions,
  options: CloudOptions,
): Omit<CloudWriter, keyof CloudReader> {
  const write = async (place: CloudPlace, call: CloudCall, signal: AbortSignal) =>
    (await sessions.proven(place, signal))(call);

  function refuseProduction(zone: CloudZone, host: string): void {
    const name = plain(host === '@' ? zone.name : `${host}.${zone.name}`);
    const domain = options
      .forbidden()
      .domains.find((one) => name === plain(one) || name.endsWith(`.${plain(one)}`));
    if (domain !== undefined)
      throw new WizardError('wrong-target', 'cloud-name-production', { name, domain });
  }

  return {
    async importKeyPair(place, { name, publicKey }, signal) {
      await write(place, calls.importKeyPair(place, name, publicKey.trim()), signal);
    },
    async deleteKeyPair(place, name, signal) {
      await write(place, calls.deleteKeyPairs(place, name), signal);
    },
    async createCluster(place, order, signal) {
      const answer = await write(place, calls.createCluster(place, order), signal);
      const id = text(answer, 'cluster_id');
      const call = 'cs CreateCluster';
      if (id === '') throw new WizardError('not-proven', 'cloud-lost', { call, code: 'GARBAGE' });
      return id;
    },
    async saveKubeconfig(place, cluster, path, signal) {
      const answer = await write(place, calls.describeKubeconfig(place, cluster), signal);
      const config = text(answer, 'config');
      if (config === '')
        throw new WizardError('not-proven', 'cloud-garbage', {
          call: 'cs DescribeClusterUserKubeconfig',
        });
      return saveKubeconfig(config, path, options);
    },
    async allocateAddress(place, order, signal) {
      const answer = await write(place, calls.allocateEipAddress(place, order), signal);
      const [id, address] = [text(answer, 'AllocationId'), text(answer, 'EipAddress')];
      const call = 'vpc AllocateEipAddress';
      if (id === '') throw new WizardError('not-proven', 'cloud-lost', { call, code: 'GARBAGE' });
      return { id, address };
    },
    async associateAddress(place, binding, signal) {
      await write(place, calls.associateEipAddress(place, binding), signal);
    },
    async dissociateAddress(place, id, signal) {
      await write(place, calls.unassociateEipAddress(place, id), signal);
    },
    async releaseAddress(place, id, signal) {
      await write(place, calls.releaseEipAddress(place, id), signal);
    },
    async changeRecord(place, zone, change, signal) {
      refuseProduction(zone, change.host);
      try {
        await write(place, calls.changeDomainRecord(place, zone.id, change), signal);
      } catch (error) {
        if (!(error instanceof WizardError) || !isDone(error, change)) throw error;
      }
    },
  };
}

/** Gone already, such as by a try whose answer was lost. */
function isDone({ code }: WizardError, change: CloudRecordChange): boolean {
  return change.do === 'delete' && code === 'cloud-not-found';
}

/** As DNS compares names, in whatever form a site or a console writes them. */
function plain(name: string): string {
  const checked = checkHostName(name, 'dns');
  return (checked.ok ? checked.name : name.trim().replace(/\.$/, '')).toLowerCase();
}
