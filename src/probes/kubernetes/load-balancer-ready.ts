import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import type { Around } from '../../readiness/around.ts';
import { isInFrontOf, isLoadBalancer } from '../../readiness/in-front-of.ts';
import type { Asked } from '../../readiness/load-balancer-address.ts';
import type { View } from '../../readiness/view.ts';
import { jsonEvidence, result } from '../result.ts';
import { absent } from './absent.ts';
import { backendKinds, readBackend } from './behind-load-balancer.ts';
import { judgeLoadBalancer, type SeenLoadBalancer } from './judge-load-balancer.ts';
import { withNeeded } from './needed-kinds.ts';
import { bestOf, theOne } from './one-load-balancer.ts';
import { unreadOf } from './reading.ts';
import { watched } from './watched.ts';

const ADDRESSES = ['external', 'internal', 'any'] as const;
type With = {
  readonly namespace: string;
  readonly service?: string | null;
  readonly workload?: string | null;
  readonly kind?: string | null;
  readonly address: Asked;
  readonly expected?: string | null;
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
        en: 'The Service; without it and a workload there has to be exactly one with such an address.',
        zh: 'Service 名称；不写此项和 workload 时，必须恰好有一个具有此类地址的 Service。',
      },
    },
    workload: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The workload to which it has to lead: any Service in front of it will do.',
        zh: '必须通向的工作负载：其前面的任一 Service 均可。',
      },
    },
    kind: {
      type: 'string',
      oneOf: ['Deployment', 'DaemonSet', 'StatefulSet'],
      optional: true,
      doc: { en: 'The kind of that workload.', zh: '该工作负载的类型。' },
    },
    address: {
      type: 'string',
      oneOf: ADDRESSES,
      doc: {
        en: 'external for a public address, internal for a private one, any for either.',
        zh: 'external 为公网地址，internal 为内网地址，any 为任意。',
      },
    },
    expected: {
      type: 'address',
      optional: true,
      doc: {
        en: 'The address that it has to be, such as an EIP of the site. It is proven only where the Service shows it.',
        zh: '必须是的地址，例如站点的弹性公网 IP。只有 Service 显示该地址才算验证。',
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

function selections({ namespace, ...input }: With) {
  return [
    ...withNeeded([{ apiVersion: 'v1', kind: 'Service', namespaces: [namespace] }]),
    ...backendKinds(input).map((kind) => ({
      apiVersion: 'apps/v1',
      kind,
      namespaces: [namespace],
    })),
  ];
}

function assess({ around }: View, input: With): ProbeResult {
  const { namespace, address: asked } = input;
  const backend = readBackend(around, input);
  if (backend !== undefined && 'verdict' in backend) return result(backend);
  const named = namedIn(around, input);
  const services = named.filter((one) => backend === undefined || isInFrontOf(one, backend));
  const seen = services.map((one) => judgeLoadBalancer(one, asked, around));
  const evidence = [jsonEvidence('services', seen.map(row))];
  if (seen.length === 0) return result(noneOf(around, input, named), { evidence });

  const good = seen.filter(({ address }) => address !== undefined);
  if (good.length === 0) return result(bestOf(seen, input), { evidence });
  const one = theOne(good, input);
  if (one === undefined) {
    const names = good.map(({ service }) => service.metadata.name).join(', ');
    const several = aCause('load-balancers-several', { namespace, names });
    return result(found('unknown', several), { evidence });
  }
  if ('verdict' in one) return result(one, { evidence });
  const { address, ip, hostname } = one.address;
  return result(one.is, {
    finds: {
      address,
      ...(ip === undefined ? {} : { ip }),
      ...(hostname === undefined ? {} : { hostname }),
    },
    evidence,
    unbroken: `${one.service.metadata.uid ?? ''} ${address}`,
  });
}

function namedIn(around: Around, { namespace, service }: With): readonly KubeObject[] {
  if (service !== undefined && service !== null)
    return [around.find('/Service', namespace, service) ?? []].flat();
  return around.all('/Service', namespace).filter(isLoadBalancer);
}

function noneOf(
  around: Around,
  { namespace, service, workload }: With,
  [named]: readonly KubeObject[],
): Found {
  const leads = workload ?? undefined;
  if (service !== undefined && service !== null) {
    if (named === undefined || leads === undefined)
      return absent(around, { kinds: ['/Service'], namespaces: [namespace], name: service });
    return found(
      'fail',
      aCause('service-leads-elsewhere', { namespace, service, workload: leads }),
    );
  }
  const [unread] = unreadOf(around, '/Service', [namespace]);
  if (unread !== undefined) return found('unknown', unread);
  return found(
    'fail',
    leads === undefined
      ? aCause('load-balancer-absent', { namespace })
      : aCause('load-balancer-none-before', { namespace, workload: leads }),
  );
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
