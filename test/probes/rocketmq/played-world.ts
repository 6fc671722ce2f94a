import type { KubeObject } from '../../../src/model/ports.ts';
import { brokersRegistered } from '../../../src/probes/rocketmq/brokers-registered.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { knows, playedRocketmq, type Played } from '../../support/rocketmq/name-servers.ts';
import { aPod, aStatefulSet } from '../../support/rocketmq/pods.ts';

export type With = Parameters<typeof brokersRegistered.look>[0];

/** Two name servers and two brokers. */
export const WORLD = [
  aStatefulSet('namesrv', 2),
  aPod('namesrv-0', '10.0.1.1'),
  aPod('namesrv-1', '10.0.1.2'),
  aPod('broker-0', '10.0.0.1'),
  aPod('broker-1', '10.0.0.2'),
];
export const BOTH = knows('broker-a 10.0.0.1:10911', 'broker-a:1 10.0.0.2:10911');
export const AGREED: Played = { servers: { 'namesrv-0': BOTH, 'namesrv-1': BOTH } };
export const ASKED: With = { namespace: 'infra', nameServers: ['namesrv'], brokers: 2 };

/** One look at name servers that say what they are told to. */
export function look(
  played: Played = AGREED,
  more: Partial<With> = {},
  world: readonly KubeObject[] = WORLD,
) {
  const rocketmq = playedRocketmq(played);
  return brokersRegistered.look({ ...ASKED, ...more }, readersOf(world, { rocketmq }), NEVER);
}
