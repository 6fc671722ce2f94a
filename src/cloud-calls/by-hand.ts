import type { CloudPlace } from '../model/cloud.ts';
import type { CloudCall } from './call.ts';

/**
 * The same call as a line of the provider's own command: the aliyun CLI takes the parameters of an API by their names,
 * and of one that goes by paths its method, path and body. Nothing of a provider that is not known here.
 */
export function byHand(place: CloudPlace, calls: readonly CloudCall[]): readonly string[][] {
  return place.provider === 'alibaba' ? calls.map((call) => aliyun(place, call)) : [];
}

function aliyun({ profile }: CloudPlace, { product, action, path, region, ...call }: CloudCall) {
  const whose = profile === undefined ? [] : ['--profile', profile];
  const query = Object.entries(call.query).flatMap(([name, value]) => [`--${name}`, value]);
  if (path === undefined) {
    const own = query.includes('--RegionId') ? [] : ['--region', region];
    return ['aliyun', product, action, ...query, ...own, ...whose];
  }
  const asked = new URLSearchParams(call.query).toString();
  const to = asked === '' ? path.name : `${path.name}?${asked}`;
  const body =
    call.body === undefined
      ? []
      : ['--header', 'Content-Type=application/json', '--body', JSON.stringify(call.body)];
  return ['aliyun', product, path.method, to, '--region', region, ...body, ...whose];
}

/** Where the same is clicked. */
export function consoleOf(
  { provider, region }: CloudPlace,
  what: 'clusters' | 'key-pairs' | 'addresses' | 'records',
): string {
  if (provider !== 'alibaba') return '-';
  switch (what) {
    case 'clusters':
      return 'https://cs.console.aliyun.com/#/k8s/cluster/list';
    case 'key-pairs':
      return `https://ecs.console.aliyun.com/keyPair/region/${region}`;
    case 'addresses':
      return `https://vpc.console.aliyun.com/eip/${region}/eips`;
    case 'records':
      return 'https://dns.console.aliyun.com';
  }
}
