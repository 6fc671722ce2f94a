import type { Json } from '../model/json.ts';
import type { Scope, Template, TextTemplate } from '../model/runbook.ts';
import type { Use } from './context.ts';
import { exactIn } from './exact-in.ts';
import { compileExpression, type Compiled } from './expression.ts';
import { locate } from './locate.ts';
import { unknownOf } from './preview.ts';
import type { TextFile } from './schema/step.ts';
import type { Loose } from './check-shape.ts';
import { at, type Place } from './source.ts';

export type Part = { readonly words: string } | { readonly expression: Compiled };

/** A text with `${{ }}` in it, in parts; a lone `${{ }}` has exactly one. */
export type Parts = {
  readonly parts: readonly Part[];
  readonly reads: readonly string[];
  readonly lone: Compiled | undefined;
};

export function isTemplate(text: string): boolean {
  return text.includes('${{');
}

export function compileParts(text: string, place: Place, use: Use): Parts {
  const parts: Part[] = [];
  let from = 0;
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', from)) {
    if (start > from) parts.push({ words: text.slice(from, start) });
    const end = endOf(text, start + 3);
    if (end === undefined) {
      const range = locate(place, text, { start, end: text.length });
      use.context.faults.add(place, {
        code: 'template-open',
        found: text.slice(start),
        expected: '}}',
        range,
      });
      return { parts, reads: [], lone: undefined };
    }
    const expression = text.slice(start + 3, end).trim();
    parts.push({ expression: compileExpression(expression, place, use) });
    from = end + 2;
  }
  if (from < text.length) parts.push({ words: text.slice(from) });

  const reads = [
    ...new Set(parts.flatMap((part) => ('words' in part ? [] : part.expression.reads))),
  ];
  const expressions = parts.filter((part) => 'expression' in part);
  const isLone = parts.every((part) => 'expression' in part || part.words.trim() === '');
  return {
    parts,
    reads,
    lone: isLone && expressions.length === 1 ? expressions[0]?.expression : undefined,
  };
}

/** A text for a person: always a string. */
export function compileTemplate(text: string, place: Place, use: Use): Template {
  const { parts, reads } = compileParts(text, place, use);
  return {
    source: text,
    reads,
    evaluate: (scope) => joined(parts, (expression) => inText(expression.evaluate(scope))),
    show: (scope) => joined(parts, (expression) => shownIn(expression, scope)),
    exact: (scope) => exactIn(parts, scope),
  };
}

export function compileText(
  text: Loose<TextFile> | undefined,
  place: Place,
  use: Use,
): TextTemplate {
  const { en, zh } = text ?? {};
  if (text !== undefined && en === undefined && zh === undefined) {
    use.context.faults.add(place, { code: 'no-text', on: 'key', expected: 'en | zh' });
  }
  return {
    ...(en === undefined ? {} : { en: compileTemplate(en, at(place, 'en'), use) }),
    ...(zh === undefined ? {} : { zh: compileTemplate(zh, at(place, 'zh'), use) }),
  };
}

export function joined(parts: readonly Part[], of: (expression: Compiled) => string): string {
  return parts.map((part) => ('words' in part ? part.words : of(part.expression))).join('');
}

export function shownIn(expression: Compiled, scope: Scope): string {
  const [missing] = expression.missing(scope);
  if (missing !== undefined) return `‹${missing}›`;
  const value = expression.attempt(scope);
  return value === undefined ? unknownOf(expression) : inText(value);
}

/** How a value stands within a text: lists as words, so that a person can read them. */
export function inText(value: Json): string {
  if (typeof value === 'string') return value;
  const isWord = (one: Json) => typeof one !== 'object' || one === null;
  if (Array.isArray(value) && value.every(isWord)) return value.map(inText).join(', ');
  return JSON.stringify(value);
}

/** The `}}` that ends an expression: not one within a text or a map of it. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (quote !== undefined) {
      if (char === '\\') index += 1;
      else if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '}' && text[index + 1] === '}') return index;
  }
  return undefined;
}
