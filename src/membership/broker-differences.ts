import { aCause, found, type Found } from '../model/verdict.ts';
import { brokerKey, type NameServer } from './broker-seen.ts';

/** Of each broker of which the name servers do not all say the same: who asks another one is sent elsewhere. */
export function differing(servers: readonly NameServer[]): readonly Found[] {
  const heard = servers.flatMap(({ name, seen }) =>
    seen.is === 'answer' ? [{ name, brokers: seen.brokers }] : [],
  );
  const keys = new Set(heard.flatMap(({ brokers }) => brokers.map(brokerKey)));
  return [...keys].toSorted().flatMap((broker) => {
    const said = heard.map(({ name, brokers }) => {
      const address = brokers.find((one) => brokerKey(one) === broker)?.address ?? '-';
      return { name, address };
    });
    if (new Set(said.map(({ address }) => address)).size < 2) return [];
    const text = said.map(({ name, address }) => `${name}: ${address}`).join(', ');
    const params = { broker, said: text };
    return [found('wait', aCause('rocketmq-name-servers-differ', params, { healsByItself: true }))];
  });
}

/**
 * Two brokers at one address can't both live there: one was copied from the other, or died and left its address to it.
 */
export function sharing(servers: readonly NameServer[]): readonly Found[] {
  const all = servers.flatMap(({ seen }) => (seen.is === 'answer' ? seen.brokers : []));
  const byAddress = Map.groupBy(all, ({ address }) => address);
  return [...byAddress].flatMap(([address, brokers]) => {
    const names = [...new Set(brokers.map(brokerKey))].toSorted();
    if (names.length < 2) return [];
    const params = { address, names: names.join(', ') };
    return [found('wait', aCause('rocketmq-address-shared', params, { healsByItself: true }))];
  });
}
