import { isObject, type Json } from '../../model/json.ts';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
type Need = 'required' | 'wanted';

export type ExpectedWorkload = {
  readonly namespace: string;
  readonly name: string;
  /** All three where the site does not say which. */
  readonly kinds: readonly string[];
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
  if (typeof host === 'string') return { host, need };
  if (typeof namespace !== 'string' || typeof name !== 'string') return fault;
  if (isGiven(kind) && !KINDS.some((one) => one === kind)) return fault;
  if (isGiven(replicas) && typeof replicas !== 'number') return fault;
  const kinds = typeof kind === 'string' ? [kind] : KINDS;
  const least = typeof replicas === 'number' ? replicas : undefined;
  return { namespace, name, kinds, need, replicas: least };
}

/** A runbook's expression writes null for what the site leaves out. */
function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
