import { stringify } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { wordOf } from '../../word-of.ts';
import type { ApiResource } from './client.ts';
import { SaidNo } from './said-no.ts';

/** An object or a list as `--output` wants it: json, yaml, name, jsonpath={.a.b}, or a table of names. Throws `SaidNo`. */
export function printed(answer: JsonObject, resource: ApiResource, output: string): string {
  if (output === 'json') return `${JSON.stringify(answer, null, 4)}\n`;
  if (output === 'yaml') return stringify(answer);
  const path = /^jsonpath=\{(.*)\}$/.exec(output)?.[1];
  if (path !== undefined) return textOf(valueAt(answer, path));
  const items = Array.isArray(answer['items']) ? answer['items'].filter(isObject) : [answer];
  if (output === 'name') return lines(items.map((one) => `${shownKind(resource)}/${nameOf(one)}`));
  if (output !== '' && output !== 'wide')
    throw new SaidNo(`error: unable to match a printer suitable for the output format "${output}"`);
  if (items.length === 0) return '';
  return lines(['NAME', ...items.map(nameOf)]);
}

export function shownKind({ kind, apiVersion }: ApiResource): string {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return [kind.toLowerCase(), group].filter((one) => one !== '').join('.');
}

export function nameOf({ metadata }: JsonObject): string {
  return wordOf(metadata, 'name');
}

/** Names and numbers in brackets only: what a runbook's scripts read. */
function valueAt(object: Json, path: string): Json {
  if (!/^(\.[\w-]+|\[\d+\])+$/.test(path))
    throw new SaidNo(`error: the practice range reads no jsonpath such as {${path}}`);
  let value: Json = object;
  for (const [, key, index] of path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)) {
    const next: Json | undefined = Array.isArray(value)
      ? value[Number(index)]
      : isObject(value) && key !== undefined
        ? value[key]
        : undefined;
    if (next === undefined) return '';
    value = next;
  }
  return value;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lines(all: readonly string[]): string {
  return all.map((one) => `${one}\n`).join('');
}
