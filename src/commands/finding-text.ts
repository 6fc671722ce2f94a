import type { Finding } from '../model/report.ts';
import type { Texts } from '../text/index.ts';
import { visible } from '../text/visible.ts';

/** From here on a character of East Asian scripts takes two columns, and so does the ideographic space below it. */
const WIDE_FROM = '\u2e80';

/** A fault of a file as a person reads it: where, what, the line itself with its place marked, found and expected. */
export function findingText(finding: Finding, words: Texts): string {
  const { file, line, column, text, found, expected } = finding;
  const { says, remedy } = words.said(finding);
  const gutter = ' '.repeat(String(line).length);
  const before = text.slice(0, Math.max(0, column - 1));
  const blank = Array.from(before, (one) => (one >= WIDE_FROM ? '\u3000' : ' ')).join('');
  return visible(
    [
      `${file}:${line}:${column}  ${says}`,
      ...(text === '' ? [] : [`  ${line} | ${text}`, `  ${gutter} | ${blank}^`]),
      ...(found === '' ? [] : [`  ${words.t('tool.lint.found', { found })}`]),
      ...(expected === '' ? [] : [`  ${words.t('tool.lint.expected', { expected })}`]),
      ...(remedy === '' ? [] : [`  ${remedy}`]),
    ].join('\n'),
  );
}
