import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';
import { brokersRegistered } from '../../../src/probes/rocketmq/brokers-registered.ts';
import type { ProbeResult } from '../../../src/model/catalogue.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { podDialer } from '../../support/rocketmq/pods.ts';

type With = Parameters<typeof brokersRegistered.look>[0];

/** One look at a namespace that holds these objects, asking what really listens at the addresses of its pods. */
export function lookAtBrokers(
  objects: readonly KubeObject[],
  more: Partial<With>,
): Promise<ProbeResult> {
  const pods = podDialer(objects.filter(({ kind }) => kind === 'Pod'));
  const rocketmq = rocketmqReader(directDialer(), pods, { timeoutMs: 5000 });
  const input = { namespace: 'infra', nameServers: ['namesrv'], ...more };
  return brokersRegistered.look(input, readersOf(objects, { rocketmq }), NEVER);
}

/** The verdict and what is said of each cause, in order. */
export function told({ verdict, cause, others }: ProbeResult): readonly string[] {
  const causes = cause === null ? [] : [cause, ...others];
  return [verdict, ...causes.map(({ code }) => code).toSorted()];
}
