import { WizardError } from '../../../src/model/error.ts';
import type { CloudWriter } from '../../../src/model/cloud.ts';

const none = () =>
  Promise.reject(
    new WizardError('not-proven', 'cloud-no-credentials', { looked: 'this test has no cloud' }),
  );

/** A cloud for which nobody has credentials. */
export const NO_CLOUD: CloudWriter = {
  who: none,
  keyPair: none,
  clusters: none,
  egress: none,
  addresses: none,
  zones: none,
  records: none,
  quotas: none,
  importKeyPair: none,
  deleteKeyPair: none,
  createCluster: none,
  saveKubeconfig: none,
  allocateAddress: none,
  associateAddress: none,
  dissociateAddress: none,
  releaseAddress: none,
  changeRecord: none,
};
