import type { KubeObject } from '../../model/ports.ts';

type Requirement = (labels: { readonly [key: string]: string }) => boolean;

const SET = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUAL = /^([^\s=!]+)\s*(==?|!=)\s*(\S*)$/;
const EXISTS = /^(!?)\s*([^\s=!(),]+)$/;

/** Whether an object has the labels that a selector asks for, as the API reads `app=x,tier in (web,api),!old`. */
export function labelMatcher(selector: string): ((object: KubeObject) => boolean) | undefined {
  const parts = selector.split(/,(?![^()]*\))/).map((part) => part.trim());
  const all = parts.filter((part) => part !== '').map(requirement);
  if (all.includes(undefined)) return undefined;
  return ({ metadata }) => all.every((one) => one?.(metadata.labels ?? {}) === true);
}

function requirement(text: string): Requirement | undefined {
  const [, setKey, operator, list] = SET.exec(text) ?? [];
  if (setKey !== undefined && list !== undefined) {
    const values = list.split(',').map((one) => one.trim());
    return (labels) => isAmong(labels[setKey], values) === (operator === 'in');
  }
  const [, key, sign, value] = EQUAL.exec(text) ?? [];
  if (key !== undefined && value !== undefined)
    return (labels) => (labels[key] === value) === (sign !== '!=');
  const [, not, name] = EXISTS.exec(text) ?? [];
  return name === undefined ? undefined : (labels) => Object.hasOwn(labels, name) !== (not === '!');
}

function isAmong(value: string | undefined, values: readonly string[]): boolean {
  return value !== undefined && values.includes(value);
}
