import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { SaidNo } from '../kubectl/said-no.ts';
import type { PlainChart } from './chart.ts';

export type ReleasePlace = { readonly name: string; readonly namespace: string };

/**
 * The chart's manifests. Only plain reads are known, `{{ .Release.Name }}`, `{{ .Release.Namespace }}` and
 * `{{ .Values.a.b }}`, each with `| quote` or without: the charts of the range have no others. Throws `SaidNo`.
 */
export function render(
  { templates, metadata }: PlainChart,
  values: JsonObject,
  { name, namespace }: ReleasePlace,
): string {
  const scope = { Release: { Name: name, Namespace: namespace }, Values: values, Chart: metadata };
  return templates
    .map(({ name: file, text }) => {
      const made = text.replaceAll(/\{\{-?\s*(.*?)\s*-?\}\}/gs, (_, action: string) => {
        const [, where, quote] = /^((?:\.\w+)+)(\s*\|\s*quote)?$/.exec(action) ?? [];
        if (where === undefined)
          throw new SaidNo(`Error: the practice range's helm renders no {{ ${action} }} (${file})`);
        const value = valueAt(scope, where.slice(1).split('.'));
        const word = typeof value === 'string' ? value : JSON.stringify(value);
        return quote === undefined ? word : JSON.stringify(word);
      });
      return `---\n# Source: ${file}\n${made.trimEnd()}\n`;
    })
    .join('');
}

function valueAt(scope: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return scope;
  const next = isObject(scope) ? scope[key] : undefined;
  return next === undefined ? '' : valueAt(next, rest);
}

/** As helm merges: maps key by key, everything else as a whole, the later before the earlier. */
export function mergedValues(under: JsonObject, over: JsonObject): JsonObject {
  const merged: { [key: string]: Json } = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergedValues(before, value) : value;
  }
  return merged;
}
