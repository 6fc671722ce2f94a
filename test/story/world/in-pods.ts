import type { InPods } from '../../support/control-plane/running-commands.ts';
import { JENKINS_FORWARDS } from './jenkins.ts';
import { NACOS_FORWARDS } from './nacos.ts';
import { ROCKETMQ_FORWARDS } from './rocketmq.ts';

/** What is behind the pods of the cluster: nothing runs in them, so their ports lead to servers of this machine. */
export const IN_PODS: InPods = {
  commands: true,
  forwards: [...NACOS_FORWARDS, ...ROCKETMQ_FORWARDS, ...JENKINS_FORWARDS],
};
