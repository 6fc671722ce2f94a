import type { FaultDefs } from '../fault.ts';
import { APP_FAULTS } from './app-faults.ts';
import { CERTIFICATE_FAULTS } from './certificate-faults.ts';
import { CLUSTER_FAULTS } from './cluster-faults.ts';
import { NAME_FAULTS } from './name-faults.ts';
import { STORE_FAULTS } from './store-faults.ts';

/** All faults that a practice range can have. */
export const FAULTS: FaultDefs = {
  ...CLUSTER_FAULTS,
  ...NAME_FAULTS,
  ...CERTIFICATE_FAULTS,
  ...STORE_FAULTS,
  ...APP_FAULTS,
};
