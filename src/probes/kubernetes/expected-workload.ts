import { isObject, type Json } from '../../model/json.ts';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
export type WorkloadKind = (typeof KINDS)[number];
type Need = 'required' | 'wanted';

export type ExpectedWorkload = {
  readonly namespace: string;
  readonly name: string;
  /** All three where the site does not say which. */
  readonly kinds: readonly WorkloadKind[];
  readonly need: Need;
  /** Exactly 0 is the only way in which a workload without pods is what was expected. */
  readonly replicas: number | undefined;
};
export type ExpectedHost = { readonly host: string; readonly need: Need };
export type Expected = ExpectedWorkload | ExpectedHost;

/** One entry of a site's `workloads`; `fault` is the entry as it stands, where it is none. */
export function expectedOf(entry: Json): Expected | { readonly fault: string } {
  const fault = { fault: JSON.stringify(entry).slice(0, 200) };
  if (!isObject(entry)) return fault;
  const { namespace, kind, name, host, replicas } = entry;
  const need = entry['need'] ?? 'required';
  if (need !== 'required' && need !== 'wanted') return fault;
  if (isText(host)) return { host: host.toLowerCase(), need };
  if (!isText(namespace) || !isText(name)) return fault;
  const named = KINDS.filter((one) => one === kind);
  if (isGiven(kind) && named.length === 0) return fault;
  if (isGiven(replicas) && !isCount(replicas)) return fault;
  const kinds = isGiven(kind) ? named : KINDS;
  const least = typeof replicas === 'number' ? replicas : undefined;
  return { namespace, name, kinds, need, replicas: least };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: Json | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A runbook's expression writes null for what the site leaves out. */
function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
