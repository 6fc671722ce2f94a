import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { aCause, found } from '../../model/verdict.ts';
import type { View } from '../../readiness/view.ts';
import { at } from '../../readiness/read-object.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { absent } from './absent.ts';
import { judgeLoadBalancer, type Asked, type SeenLoadBalancer } from './judge-load-balancer.ts';
import { withNeeded } from './needed-kinds.ts';
import { unreadOf } from './reading.ts';
import { watched } from './watched.ts';

const ADDRESSES = ['external', 'internal', 'any'] as const;
type With = {
  readonly namespace: string;
  readonly service?: string | null;
  readonly address: Asked;
};

export const loadBalancerReady: ProbeDef<With> = {
  id: 'kubernetes/load-balancer-ready',
  group: 'cluster',
  doc: {
    en: 'A Service of type LoadBalancer has an address, reached from outside or from inside as asked.',
    zh: 'LoadBalancer 类型的 Service 已有地址，且可达范围（外网或内网）符合要求。',
  },
  with: {
    namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
    service: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The Service; without it there has to be exactly one with such an address.',
        zh: 'Service 名称；不写时，必须恰好有一个具有此类地址的 Service。',
      },
    },
    address: {
      type: 'string',
      oneOf: ADDRESSES,
      doc: {
        en: 'external for a public address, internal for a private one, any for either.',
        zh: 'external 为公网地址，internal 为内网地址，any 为任意。',
      },
    },
  },
  finds: {
    address: {
      type: 'address',
      doc: {
        en: 'What a name is to be pointed at: the IP address, or else the host name.',
        zh: '域名应指向的地址：IP，没有 IP 时为主机名。',
      },
    },
    ip: { type: 'ip', doc: { en: 'Its IP address, where it has one.', zh: 'IP 地址（如有）。' } },
    hostname: {
      type: 'hostname',
      doc: { en: 'Its host name, where it has one.', zh: '主机名（如有）。' },
    },
  },
  needsTarget: true,
  everyMs: 2000,
  // That the cloud refused something is told beside an address as well.
  ...watched({ selections, assess, isExplainedPass: () => true }),
};

function selections({ namespace }: With) {
  return withNeeded([{ apiVersion: 'v1', kind: 'Service', namespaces: [namespace] }]);
}

function assess(view: View, { namespace, service, address: asked }: With): ProbeResult {
  const { around } = view;
  const isNamed = service !== undefined && service !== null;
  const services = isNamed
    ? [around.find('/Service', namespace, service) ?? []].flat()
    : around.all('/Service', namespace).filter((one) => at(one, 'spec', 'type') === 'LoadBalancer');
  const seen = services.map((one) => judgeLoadBalancer(one, asked, around));
  const evidence = [jsonEvidence('services', seen.map(row))];
  if (seen.length === 0) return result(noneOf(), { evidence });

  const good = seen.filter(({ address }) => address !== undefined);
  const [first, ...more] = good;
  if (first?.address === undefined) return result(worstOf(seen.map(({ is }) => is)), { evidence });
  if (more.length > 0) {
    const names = good.map((one) => one.service.metadata.name).join(', ');
    return result(found('unknown', aCause('load-balancers-several', { namespace, names })), {
      evidence,
    });
  }
  const { address, ip, hostname } = first.address;
  return result(first.is, {
    finds: {
      address,
      ...(ip === undefined ? {} : { ip }),
      ...(hostname === undefined ? {} : { hostname }),
    },
    evidence,
    unbroken: `${first.service.metadata.uid ?? ''} ${address}`,
  });

  function noneOf() {
    if (isNamed)
      return absent(around, { kinds: ['/Service'], namespaces: [namespace], name: service });
    const [unread] = unreadOf(around, '/Service', [namespace]);
    return unread === undefined
      ? found('fail', aCause('load-balancer-absent', { namespace }))
      : found('unknown', unread);
  }
}

function row({ service, is, all }: SeenLoadBalancer) {
  return {
    service: service.metadata.name,
    verdict: is.verdict,
    addresses: all.map(({ address, reach }) => ({ address, reach: reach ?? '-' })),
    causes: [...(is.cause ? [is.cause] : []), ...is.others, ...is.notes].map(
      ({ code, params }) => ({ code, ...params }),
    ),
  };
}
