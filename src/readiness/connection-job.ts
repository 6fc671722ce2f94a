import { checkValue } from '../model/field-value.ts';
import { isObject, type Json } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { objectsAt, textsAt } from './read-object.ts';

/** Something outside of the cluster that its services keep their state in. */
export type DataStore = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** It speaks TLS from the first byte. */
  readonly tls: boolean;
};

/** What a Job found of one of them. `untried`: its image has nothing to try it with. */
export type Tried = {
  readonly tcp: 'open' | 'closed' | 'untried';
  readonly tls: 'ok' | 'failed' | 'untried' | '-';
};

/** By this the Job is found by whoever did not make it. */
export const CONNECTION_JOB = { 'app.kubernetes.io/name': 'dr-wizard-connections' } as const;
const MOST = 50;

/** undefined where it is none: `fault` is what stands there. */
export function dataStoresOf(
  given: readonly Json[],
): { readonly stores: readonly DataStore[] } | { readonly fault: string } {
  const stores: DataStore[] = [];
  for (const one of given) {
    const store = dataStoreOf(one);
    if (store === undefined || stores.length === MOST) return { fault: JSON.stringify(one) };
    stores.push(store);
  }
  return { stores };
}

function dataStoreOf(given: Json): DataStore | undefined {
  if (!isObject(given)) return undefined;
  const host = checkValue('address', given['host'] ?? null);
  const port = checkValue('int', given['port'] ?? null);
  // A word that is neither yes nor no must not be taken for no: TLS would go untried.
  const tls = checkValue('bool', given['tls'] ?? false);
  if (!host.ok || !port.ok || !tls.ok || typeof host.value !== 'string') return undefined;
  const number = Number(port.value);
  if (number < 1 || number > 65_535) return undefined;
  const name = typeof given['name'] === 'string' ? given['name'] : host.value;
  return { name, host: host.value, port: number, tls: tls.value === true };
}

/** The words after the script: five a store. Addresses and numbers only, so that nothing in them can mean more. */
export function wordsFor(stores: readonly DataStore[]): readonly string[] {
  return stores.flatMap(({ host, port, tls }, index) => {
    const at = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const isName = !checkValue('ip', host).ok;
    return [String(index), host, String(port), tls ? at : '-', tls && isName ? host : '-'];
  });
}

/** Whether a Job tries just these. */
export function isFor(job: KubeObject, stores: readonly DataStore[]): boolean {
  const spec = isObject(job['spec']) ? job['spec'] : {};
  const template = isObject(spec['template']) ? spec['template'] : {};
  const [container] = objectsAt(template, 'spec', 'containers');
  const words = textsAt(container, 'args');
  const asked = wordsFor(stores);
  return words.length === asked.length && words.every((word, index) => word === asked[index]);
}

const LINE =
  /^\{"dr-wizard":"connection","n":(\d{1,3}),"tcp":"(open|closed|untried)","tls":"(ok|failed|untried|-)"\}$/gm;

/** What stands in its log, by the number of the store; whatever else stands there says nothing. */
export function triedIn(log: string): ReadonlyMap<number, Tried> {
  const all = new Map<number, Tried>();
  for (const [, n = '', tcp, tls] of log.matchAll(LINE))
    if (isTcp(tcp) && isTls(tls)) all.set(Number(n), { tcp, tls });
  return all;
}

function isTcp(word: string | undefined): word is Tried['tcp'] {
  return word === 'open' || word === 'closed' || word === 'untried';
}

function isTls(word: string | undefined): word is Tried['tls'] {
  return word === 'ok' || word === 'failed' || word === 'untried' || word === '-';
}
