import type { AccessQuestion } from '../../model/access.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { ClusterReader, KubeObject, Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { backendOf, isInFrontOf, type Backend } from '../../readiness/in-front-of.ts';
import { isBeingDeleted } from '../../readiness/read-object.ts';
import { exposure, type BehindIt } from './expose-by-hand.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { LOAD_BALANCER_FIELDS } from './load-balancer-fields.ts';
import { standing } from './load-balancers-there.ts';
import {
  annotationsOf,
  madeHere,
  newLoadBalancer,
  portsOf,
  refuseUnclear,
  type LoadBalancerInput,
} from './new-load-balancer.ts';
import { isForbidden } from './if-readable.ts';
import { wantsToApply } from './wants.ts';

type With = LoadBalancerInput & BehindIt & { readonly expected?: string | null };

export const ensureLoadBalancer: ActionDef<With> = {
  id: 'kubernetes/ensure-load-balancer',
  doc: {
    en: 'Creates a Service of type LoadBalancer where none in front of these pods gives such an address or is about to. It changes no Service that is there.',
    zh: '这些 Pod 前面没有任何 LoadBalancer 类型的 Service 提供（或即将提供）此类地址时，创建一个。不改动已有的 Service。',
  },
  with: LOAD_BALANCER_FIELDS,
  needsTarget: true,
  startsProcess: false,
  plan: (input) => ({
    will: [
      aCause('will-ensure-load-balancer', {
        name: `${input.namespace}/${input.service}`,
        address: input.address,
        backend: input.workload ?? input.backend ?? '-',
        annotations: JSON.stringify(annotationsOf(input)),
      }),
    ],
    byHand: [
      ['kubectl', 'get', 'services', `--namespace=${input.namespace}`, '--output=wide'],
      ...exposure(input),
    ],
    atRisk: input.service,
  }),
  async wants(input, { cluster }, signal) {
    const { namespace, service: name } = input;
    const list = { verb: 'list', group: '', resource: 'services', namespace };
    // Where nothing has to be made nobody needs the right to.
    const [seen] = await Promise.allSettled([survey(input, cluster, signal)]);
    if (seen.status === 'fulfilled' && seen.value.there !== undefined) return [list];
    const service = { apiVersion: 'v1', kind: 'Service', name, namespace };
    const wants = [list, ...(await wantsToApply([service], cluster, signal))];
    return seen.status === 'rejected' && isForbidden(seen.reason)
      ? [...wantsToLook(input), ...wants]
      : wants;
  },
  async objects(input, { cluster }, run, signal) {
    const { backend, front, there } = await survey(input, cluster, signal);
    return there === undefined ? [serviceFor(input, backend, front, run)] : [];
  },
  act,
};

async function act(
  input: With,
  { cluster, writer, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const { namespace, service: name } = input;
  const { backend, services, front, there } = await survey(input, cluster, signal);
  if (there !== undefined) return nothingDone(there, attempt.run);
  const taken = services.find((one) => one.metadata.name === name);
  if (taken !== undefined) throw nameTaken(taken, `${namespace}/${name}`);
  const service = serviceFor(input, backend, front, attempt.run);
  const applied = await writer.apply(service, signal);
  const created = applied.created ? [ledgerEntry(service, applied)] : [];
  const line = `${applied.created ? 'created' : 'changed'} Service ${namespace}/${name}`;
  const text = `${line}\n${JSON.stringify(service)}`;
  return { changed: applied.changed, created, evidence: [{ name: 'service', text }] };
}

function serviceFor(
  input: With,
  { selector }: Backend,
  front: readonly KubeObject[],
  run: string,
): KubeObject {
  return newLoadBalancer(input, { selector, ports: portsOf(input, front, input.backend), run });
}

async function survey(input: With, cluster: ClusterReader, signal: AbortSignal) {
  // Before anything is read: what can't be made as it is asked for is made by nobody.
  refuseUnclear(input);
  const { namespace } = input;
  const backend = await readBackend(input, cluster, signal);
  const services = await cluster.list({ apiVersion: 'v1', kind: 'Service', namespace }, signal);
  const front = services.filter((one) => isInFrontOf(one, backend));
  return { backend, services, front, there: standing(front, input) };
}

function nothingDone(
  { service, why }: { readonly service: KubeObject; readonly why: string },
  run: string,
): ActionResult {
  const { namespace = '-', name, uid = '', labels = {} } = service.metadata;
  const text = `already so Service ${namespace}/${name}: ${why}`;
  // Made by this run, which did not see the end of it.
  const isOurs = Object.entries(madeHere(run)).every(([key, value]) => labels[key] === value);
  const applied = { created: false, changed: false, uid, namespace };
  const created = isOurs ? [ledgerEntry(service, applied)] : [];
  return { changed: false, created, evidence: [{ name: 'service', text }] };
}

function nameTaken(service: KubeObject, name: string): WizardError {
  if (isBeingDeleted(service))
    return new WizardError('not-proven', 'object-terminating', { kind: 'Service', name });
  return new WizardError('not-proven', 'load-balancer-name-taken', { name });
}

const KINDS = ['Deployment', 'DaemonSet', 'StatefulSet'] as const;

/** To see which pods it is to lead to. */
function wantsToLook({ namespace, backend, workload, kind }: With): readonly AccessQuestion[] {
  const get = { verb: 'get', namespace };
  const isWorkload = workload !== undefined && workload !== null;
  if (!isWorkload)
    return backend ? [{ ...get, group: '', resource: 'services', name: backend }] : [];
  return (kind ? [kind] : KINDS).map((one) => {
    const resource = `${one.toLowerCase()}s`;
    return { ...get, group: 'apps', resource, name: workload };
  });
}

/** Which pods: those of a workload, or those that an existing Service leads to. */
async function readBackend(
  { namespace, backend, workload, kind }: With,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<Backend> {
  const name = workload ?? backend ?? undefined;
  if (name === undefined) throw new WizardError('not-proven', 'backend-unnamed');
  const isWorkload = workload !== undefined && workload !== null;
  const kinds = isWorkload ? (kind ? [kind] : KINDS) : ['Service'];
  const apiVersion = isWorkload ? 'apps/v1' : 'v1';
  const found: KubeObject[] = [];
  for (const one of kinds)
    found.push(
      ...[(await cluster.get({ apiVersion, kind: one, name, namespace }, signal)) ?? []].flat(),
    );
  const [first, more] = found;
  const params = { kind: kinds.join(' / '), name: `${namespace}/${name}` };
  if (first === undefined) throw new WizardError('not-proven', 'object-absent', params);
  if (more !== undefined) throw new WizardError('not-proven', 'workload-of-two-kinds', params);
  const pods = backendOf(first);
  if (pods === undefined) throw new WizardError('not-proven', 'backend-without-labels', params);
  return pods;
}
