import { isObject, type JsonObject } from '../../model/json.ts';
import type { KubeObject } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import type { Around } from '../../readiness/around.ts';
import { judgeObject } from '../../readiness/index.ts';
import { objectsAt, textAt } from '../../readiness/read-object.ts';
import { worstOf } from '../worst-of.ts';
import { unreadOf } from './reading.ts';

const INGRESS = 'networking.k8s.io/Ingress';

/**
 * Whether every backend that an Ingress names for a host has a ready endpoint. No Ingress for it is a failure, where
 * all of them could be read.
 */
export function judgeHost(host: string, around: Around, namespaces?: readonly string[]): Found {
  const object = { kind: 'Host', name: host };
  const all =
    namespaces === undefined
      ? around.all(INGRESS)
      : namespaces.flatMap((one) => around.all(INGRESS, one));
  const ingresses = servedBy(host.toLowerCase(), all);
  if (ingresses.length > 0)
    return { ...worstOf(ingresses.map((one) => judgeObject(one, around))), object };
  const [unread] = unreadOf(around, INGRESS, namespaces);
  return unread === undefined
    ? found('fail', aCause('host-without-ingress', { host }, { object }))
    : { ...found('unknown', unread), object };
}

/**
 * Ingresses cut down to their rules for a host. A rule that names it goes before one that names its wildcard, where `*`
 * stands for one label.
 */
function servedBy(host: string, ingresses: readonly KubeObject[]): readonly KubeObject[] {
  const wildcard = `*.${host.split('.').slice(1).join('.')}`;
  for (const named of [host, wildcard]) {
    const serving = ingresses.flatMap((one) => onlyFor(named, one) ?? []);
    if (serving.length > 0) return serving;
  }
  return [];
}

function onlyFor(host: string, ingress: KubeObject): KubeObject | undefined {
  const rules = objectsAt(ingress, 'spec', 'rules').filter(
    (rule) => textAt(rule, 'host')?.toLowerCase() === host,
  );
  const spec = ingress['spec'];
  if (rules.length === 0 || !isObject(spec)) return undefined;
  const { defaultBackend, ...rest } = spec;
  const needsDefault = defaultBackend !== undefined && rules.some((rule) => !hasPaths(rule));
  const cut: JsonObject = { ...rest, rules, ...(needsDefault ? { defaultBackend } : {}) };
  return { ...ingress, spec: cut };
}

/** A rule without paths sends all of its host to the default backend. */
function hasPaths(rule: JsonObject): boolean {
  return objectsAt(rule, 'http', 'paths').length > 0;
}
