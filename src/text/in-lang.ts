import type { Text } from '../model/catalogue.ts';
import type { Json } from '../model/json.ts';
import type { Scope, TextTemplate } from '../model/runbook.ts';
import type { Lang } from './index.ts';

/** A text in the operator's language; where only the other one is there, that one with its mark. */
export function inLang(lang: Lang, { en, zh }: Text): string {
  const [own, other, mark] = lang === 'en' ? [en, zh, '(zh) '] : [zh, en, '(en) '];
  return own ?? (other === undefined ? '' : mark + other);
}

/** The same for a text with values in it; what is missing shows as `‹path›`. */
export function shownInLang(lang: Lang, template: TextTemplate | undefined, scope: Scope): string {
  const en = template?.en?.show(scope);
  const zh = template?.zh?.show(scope);
  return inLang(lang, { ...(en === undefined ? {} : { en }), ...(zh === undefined ? {} : { zh }) });
}

/** A value as an operator would type it. */
export function shownValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
