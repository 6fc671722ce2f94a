import type { Finding } from '../model/report.ts';
import type { Texts } from '../text/index.ts';

/** A fault of a file as a person reads it: where, what, the line itself with its place marked, found and expected. */
export function findingText(finding: Finding, words: Texts): string {
  const { file, line, column, text, found, expected } = finding;
  const { says, remedy } = words.said(finding);
  const gutter = ' '.repeat(String(line).length);
  return [
    `${file}:${line}:${column}  ${says}`,
    `  ${line} | ${text}`,
    `  ${gutter} | ${' '.repeat(Math.max(0, column - 1))}^`,
    ...(found === '' ? [] : [`  ${words.t('tool.lint.found', { found })}`]),
    ...(expected === '' ? [] : [`  ${words.t('tool.lint.expected', { expected })}`]),
    ...(remedy === '' ? [] : [`  ${remedy}`]),
  ].join('\n');
}
