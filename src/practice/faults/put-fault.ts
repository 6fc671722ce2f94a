import type { FaultGiven } from '../../model/fault.ts';
import type { RangeWorld } from '../range-world.ts';
import { APP_FAULTS_PUT } from './app-faults.ts';
import { CERTIFICATE_FAULTS_PUT } from './certificate-faults.ts';
import { CLUSTER_FAULTS_PUT } from './cluster-faults.ts';
import type { EndFault, PutFault } from './fault.ts';
import { NAME_FAULTS_PUT } from './name-faults.ts';
import { STORE_FAULTS_PUT } from './store-faults.ts';

const ALL: { readonly [id: string]: PutFault } = {
  ...CLUSTER_FAULTS_PUT,
  ...NAME_FAULTS_PUT,
  ...CERTIFICATE_FAULTS_PUT,
  ...STORE_FAULTS_PUT,
  ...APP_FAULTS_PUT,
};

/** Puts a fault of the catalogue into the world; gives how to end it. */
export function putFault(world: RangeWorld, id: string, given: FaultGiven): EndFault {
  const put = ALL[id];
  if (put === undefined) throw new Error(`There is no fault ${id}.`);
  return put(world, given);
}
