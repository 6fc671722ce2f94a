import { getent } from './getent.ts';
import { helm } from './helm/helm.ts';
import { kubectl } from './kubectl/kubectl.ts';
import { nc } from './nc.ts';
import type { Program } from './program.ts';
import { sshWay } from './ssh/way.ts';

/** The stand-ins of the range, by the names under which they are called. */
export const PROGRAMS: { readonly [name: string]: Program } = {
  getent,
  helm,
  kubectl,
  nc,
  'ssh-way': sshWay,
};
