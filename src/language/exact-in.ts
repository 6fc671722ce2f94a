import type { Scope } from '../model/runbook.ts';
import type { Compiled } from './expression.ts';
import type { Part } from './template.ts';
import { valueAt } from './value-at.ts';

/** What is written to a value without a space belongs to it. */
const GLUED_BEFORE = /[\w./:@-]*$/;
const GLUED_AFTER = /^[\w./:@-]*/;
const ENDS_SENTENCE = /[.:]+$/;

/** `Template.exact` of a text in these parts. */
export function exactIn(parts: readonly Part[], scope: Scope): readonly string[] {
  const words: string[] = [];
  let isOpen = false;
  let lead = '';
  for (const [index, part] of parts.entries()) {
    if ('words' in part) {
      const [after = ''] = GLUED_AFTER.exec(part.words) ?? [];
      const goesOn = after === part.words && index < parts.length - 1;
      if (isOpen) words.push(`${words.pop() ?? ''}${goesOn ? after : endless(after)}`);
      isOpen &&= goesOn;
      [lead = ''] = GLUED_BEFORE.exec(part.words) ?? [];
    } else {
      const value = single(part.expression, scope);
      const before = isOpen ? words.pop() : lead;
      if (value !== undefined) words.push(`${before ?? ''}${value}`);
      isOpen = value !== undefined;
      lead = '';
    }
  }
  return words.filter((word) => word !== '');
}

function endless(text: string): string {
  return text.replace(ENDS_SENTENCE, '');
}

/** A single value; undefined for a list, and for what is made of one. */
function single(expression: Compiled, scope: Scope): string | undefined {
  if (expression.missing(scope).length > 0) return undefined;
  const isMany = (path: string) => typeof valueAt(scope, path.split('.')) === 'object';
  const value = expression.reads.some(isMany) ? undefined : expression.attempt(scope);
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}
