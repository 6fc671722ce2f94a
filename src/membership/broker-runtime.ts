import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import { brokerKey, type AtAddress, type BrokerRow } from './broker-seen.ts';

export type BrokerRuntime = { readonly found: Found; readonly note: Cause | null };

/** A name server that is asked what only a broker knows says so by this code. */
const NOT_SUPPORTED = 3;

/** Whether a broker lives where one was announced: the address of a living pod may by now be somebody else's. */
export function runtimeOf(row: BrokerRow, at: AtAddress | undefined): BrokerRuntime {
  const { address, servers } = row;
  const broker = brokerKey(row);
  const behind = at?.behind ?? null;
  const runtime = at?.runtime ?? null;
  const params = { broker, address, servers: servers.join(', ') };
  const only = (is: Found): BrokerRuntime => ({ found: is, note: null });
  const wait = (code: string, more: { readonly [key: string]: string } = {}) =>
    only(found('wait', aCause(code, { ...params, ...more }, { healsByItself: true })));
  if (behind === null) return wait('rocketmq-address-stale');
  const pod = behind.pod.name;
  const object = { kind: 'Pod', name: pod, namespace: behind.pod.namespace };
  const alive = { ...found('pass', null), object };
  if (runtime === null) return only(found('unknown', aCause('rocketmq-broker-unasked', params)));
  switch (runtime.is) {
    case 'answer':
      // Slaves never say that they are: what it means runs on masters only.
      return row.id === 0 && runtime.table['brokerActive'] === 'false'
        ? wait('rocketmq-broker-inactive', { pod })
        : only(alive);
    case 'refusal':
      if (runtime.code === NOT_SUPPORTED) return wait('rocketmq-not-a-broker', { pod });
      // Who lets nobody ask has answered as a broker all the same.
      return {
        found: alive,
        note: aCause('rocketmq-broker-untold', { broker, remark: runtime.remark }),
      };
    case 'no-way':
      return only(found('unknown', aCause(runtime.code, runtime.params, { object })));
    case 'garbage':
      return wait('rocketmq-not-a-broker', { pod });
    case 'timeout':
    case 'closed':
    case 'reset':
    case 'refused':
    case 'unreachable':
      return wait('rocketmq-broker-silent', { pod, code: runtime.code });
  }
}
