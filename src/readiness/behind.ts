import type { KubeObject } from '../model/ports.ts';
import type { Cause } from '../model/verdict.ts';
import { groupKind, type Around } from './around.ts';
import { sameCause } from './causes/same.ts';
import { treeCauses } from './causes/tree.ts';
import { endpointsOf, slicesOf } from './endpoints.ts';
import { backendsOf } from './ingress-backends.ts';
import { controllerRef, namespaceOf, objectsAt, textAt } from './read-object.ts';

/** Pods of one Service mostly belong to one workload, and some of them tell which. */
const MOST_PODS = 50;
const HIGHEST = 4;

/** Why nothing answers behind a Service or an Ingress: what holds the workloads that should. */
export function causesBehind(object: KubeObject, around: Around): readonly Cause[] {
  const workloads = new Set(servicesOf(object, around).flatMap((one) => workloadsOf(one, around)));
  const causes = new Map<string, Cause>();
  for (const cause of [...workloads].flatMap((one) => treeCauses(one, around)))
    if (!causes.has(sameCause(cause))) causes.set(sameCause(cause), cause);
  return [...causes.values()];
}

/** Those that nobody answers for. */
function servicesOf(object: KubeObject, around: Around): readonly KubeObject[] {
  if (groupKind(object.apiVersion, object.kind) === '/Service') return [object];
  if (object.kind !== 'Ingress') return [];
  return (backendsOf(object) ?? [])
    .flatMap(({ name }) => around.find('/Service', namespaceOf(object), name) ?? [])
    .filter((service) => {
      const endpoints = endpointsOf(service, around);
      return endpoints.is === 'read' && endpoints.ready === 0;
    });
}

function workloadsOf(service: KubeObject, around: Around): readonly KubeObject[] {
  return slicesOf(service, around)
    .flatMap((slice) => objectsAt(slice, 'endpoints'))
    .filter((endpoint) => textAt(endpoint, 'targetRef', 'kind') === 'Pod')
    .slice(0, MOST_PODS)
    .flatMap((endpoint) => {
      const name = textAt(endpoint, 'targetRef', 'name') ?? '';
      const pod = around.find('/Pod', namespaceOf(service), name);
      return pod === undefined ? [] : topOf(pod, around);
    });
}

/** What is at the head of its controllers, as far as it is here. */
function topOf(pod: KubeObject, around: Around): KubeObject {
  let top = pod;
  for (let step = 0; step < HIGHEST; step += 1) {
    const owner = controllerRef(top);
    const row = groupKind(textAt(owner, 'apiVersion') ?? '', textAt(owner, 'kind') ?? '');
    const above = around.find(row, namespaceOf(pod), textAt(owner, 'name') ?? '');
    if (above === undefined) return top;
    top = above;
  }
  return top;
}
