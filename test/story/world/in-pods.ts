import type { InPods } from '../../support/control-plane/running-commands.ts';

/** What is behind the pods of the cluster: nothing runs in them, so their ports lead to servers of this machine. */
export const IN_PODS: InPods = { commands: true, forwards: [] };
