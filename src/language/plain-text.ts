import type { Text } from '../model/catalogue.ts';
import type { Template, TextTemplate } from '../model/runbook.ts';
import type { Loose } from './check-shape.ts';
import type { Faults } from './faults.ts';
import type { TextFile } from './schema/step.ts';
import type { Place } from './source.ts';

/** A text without expressions, for where nothing is known that it could read. */
export function plainText(
  text: Loose<TextFile> | undefined,
  place: Place,
  faults: Faults,
): TextTemplate {
  const { en, zh } = textOf(text, place, faults);
  return {
    ...(en === undefined ? {} : { en: constant(en) }),
    ...(zh === undefined ? {} : { zh: constant(zh) }),
  };
}

export function textOf(text: Loose<TextFile> | undefined, place: Place, faults: Faults): Text {
  const { en, zh } = text ?? {};
  if (text !== undefined && en === undefined && zh === undefined) {
    faults.add(place, { code: 'no-text', on: 'key', expected: 'en | zh' });
  }
  return { ...(en === undefined ? {} : { en }), ...(zh === undefined ? {} : { zh }) };
}

export function constant(text: string): Template {
  return { source: text, reads: [], evaluate: () => text, show: () => text, exact: () => [] };
}
