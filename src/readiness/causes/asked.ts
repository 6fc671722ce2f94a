import { isObject, type JsonObject } from '../../model/json.ts';
import type { KubeObject } from '../../model/ports.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { at, objectsAt, textAt } from '../read-object.ts';

const BYTES: readonly string[] = ['memory', 'ephemeral-storage', 'storage'];

/** How much of a resource a pod asks for, as its scheduler counts it; `-` where it does not say. */
export function askedFor(pod: KubeObject, resource: string): string {
  const inits = objectsAt(pod, 'spec', 'initContainers');
  const isSidecar = (one: JsonObject) => textAt(one, 'restartPolicy') === 'Always';
  const sidecars = inits.filter(isSidecar);
  const all = [...objectsAt(pod, 'spec', 'containers'), ...sidecars];
  const requests = (containers: readonly JsonObject[]) =>
    containers.flatMap((one) => requestOf(one, resource) ?? []);
  const texts = requests(all);
  const [only] = texts;
  if (texts.length === 1 && only !== undefined && inits.length === sidecars.length) return only;
  const numbers = texts.map((text) => parseQuantity(text) ?? 0);
  const sum = numbers.reduce((total, one) => total + one, 0);
  const before = requests(inits.filter((one) => !isSidecar(one))).map(
    (text) => parseQuantity(text) ?? 0,
  );
  const most = before.reduce((large, one) => Math.max(large, one), sum);
  return most > 0 ? shown(most, resource) : '-';
}

function requestOf(container: JsonObject, resource: string): string | undefined {
  const asked =
    at(container, 'resources', 'requests', resource) ??
    at(container, 'resources', 'limits', resource);
  return typeof asked === 'number' ? String(asked) : typeof asked === 'string' ? asked : undefined;
}

function shown(amount: number, resource: string): string {
  if (!BYTES.includes(resource)) return String(Number(amount.toFixed(3)));
  const gib = amount / 2 ** 30;
  return gib >= 1 ? `${Number(gib.toFixed(2))}Gi` : `${Number((amount / 2 ** 20).toFixed(1))}Mi`;
}

/** What a pod asks of its node's labels, as kubectl selects: `disk=ssd,zone in (a,b)`; `-` where nothing. */
export function selectorOf(pod: KubeObject): string {
  const selector = at(pod, 'spec', 'nodeSelector');
  const labels = isObject(selector)
    ? Object.keys(selector).map((key) => `${key}=${textAt(selector, key) ?? ''}`)
    : [];
  const required = [
    'spec',
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
  ];
  const terms = objectsAt(pod, ...required, 'nodeSelectorTerms').map((term) =>
    [...objectsAt(term, 'matchExpressions'), ...objectsAt(term, 'matchFields')]
      .map(termText)
      .join(','),
  );
  return [...labels, ...(terms.length === 0 ? [] : [terms.join(' or ')])].join(',') || '-';
}

function termText(expression: JsonObject): string {
  const key = textAt(expression, 'key') ?? '';
  const operator = textAt(expression, 'operator') ?? '';
  const values = at(expression, 'values');
  const list = Array.isArray(values) ? ` (${values.map(String).join(',')})` : '';
  return `${key} ${operator.toLowerCase()}${list}`;
}
