import type { Catalogue } from '../model/catalogue.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Proof } from '../model/runbook.ts';

/**
 * What is kept of a value that is found again. Where its probe says that it is found once, such as what stood in DNS
 * before anything was changed, the first one stands for ever: only rows of names that it does not have are added.
 */
export function keptOf(
  found: { readonly name: string; readonly value: Json; readonly before: Json | undefined },
  proof: Proof | undefined,
  { probes }: Catalogue,
): Json {
  const { name, value, before } = found;
  if (before === undefined || proof?.is !== 'probe') return value;
  const finds = probes[proof.probe]?.finds ?? {};
  const isOnce = Object.entries(proof.finds).some(([key, to]) => to === name && finds[key]?.once);
  if (!isOnce) return value;
  if (!Array.isArray(before) || !Array.isArray(value)) return before;
  const known = before.map(nameOf);
  return [...before, ...value.filter((row: Json) => !known.includes(nameOf(row)))];
}

function nameOf(row: Json): string {
  return JSON.stringify(isObject(row) ? (row['name'] ?? row) : row);
}
