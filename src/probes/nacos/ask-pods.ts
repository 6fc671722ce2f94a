import type { LivingPod } from '../../membership/living-pod.ts';
import type { Asked } from '../../membership/nacos-seen.ts';
import type { NacosLogin, NacosSeen, NacosServer } from '../../model/nacos.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { podsIn, podsOf, type PodsFound } from '../pods-of.ts';
import { portFault } from '../port-fault.ts';

type Left<T> = T | null;

/** A runbook's expression writes null for what the site leaves out. */
export type ServersInput = {
  readonly namespace: string;
  readonly workload?: Left<string>;
  readonly selector?: Left<string>;
  readonly port?: Left<number>;
  readonly path?: Left<string>;
  readonly reach?: Left<'forward' | 'address'>;
};

export type LoginInput = {
  readonly username?: Left<string>;
  readonly password?: Left<string>;
};

export type AskedPods<T> = {
  readonly asked: readonly Asked<T>[];
  /** Those that belong to it and live. */
  readonly pods: readonly LivingPod[];
  /** What is wrong beside what was said. */
  readonly faults: readonly Found[];
};

const PORT = 8848;
const PATH = '/nacos';

/** Asks each living pod of a Nacos the same. */
export async function askPods<T>(
  input: ServersInput,
  ports: Readers,
  signal: AbortSignal,
  ask: (server: NacosServer) => Promise<NacosSeen<T>>,
): Promise<AskedPods<T>> {
  const { namespace } = input;
  const port = input.port ?? PORT;
  const path = pathOf(input.path ?? PATH);
  const wrong = portFault(port) ?? (path === undefined ? pathFault(input) : undefined);
  if (wrong !== undefined || path === undefined)
    return { asked: [], pods: [], faults: wrong === undefined ? [] : [found('unknown', wrong)] };

  const objects = await podsIn(namespace, ports.cluster, signal);
  const workload = input.workload ?? null;
  const wanted = {
    namespace,
    workloads: workload === null ? [] : [workload],
    selector: input.selector ?? null,
  };
  const own = await podsOf(wanted, objects, ports.cluster, signal);
  const asked = await Promise.all(
    own.living.map(async (pod) => ({
      name: pod.name,
      object: { kind: 'Pod', name: pod.name, namespace },
      seen: await ask({ at: endpointOf(pod, port, input.reach ?? 'forward'), path }),
    })),
  );
  return { asked, pods: own.living, faults: [...own.faults, ...fewPods(namespace, own)] };
}

/** null where nobody logs in: a name without a password is nobody's. */
export function loginOf({ username, password }: LoginInput): NacosLogin | null {
  const isGiven = (text: Left<string> | undefined): text is string =>
    text !== undefined && text !== null && text !== '';
  return isGiven(username) && isGiven(password) ? { username, password } : null;
}

function endpointOf(pod: LivingPod, port: number, reach: 'forward' | 'address') {
  const { namespace, name, addresses } = pod;
  return reach === 'forward'
    ? { namespace, pod: name, port }
    : { host: addresses[0] ?? name, port };
}

/** `/nacos`, or nothing where it is served at the root; undefined where it can be no path. */
function pathOf(text: string): string | undefined {
  const path = text.replace(/\/+$/, '');
  return path === '' || /^\/[\w./~-]*$/.test(path) ? path : undefined;
}

function pathFault({ path }: ServersInput) {
  return aCause('nacos-path-malformed', { path: path ?? '' });
}

function fewPods(
  namespace: string,
  { living, wanted, others, faults }: PodsFound,
): readonly Found[] {
  if (living.length < wanted) {
    const params = { namespace, has: living.length, wanted, others: others.join(', ') || '-' };
    return [found('wait', aCause('nacos-pods-missing', params, { healsByItself: true }))];
  }
  return living.length === 0 && faults.length === 0
    ? [found('unknown', aCause('nacos-no-pod', { namespace }))]
    : [];
}
