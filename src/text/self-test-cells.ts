import type { SelfTestRow } from '../model/self-test.ts';
import { inLang } from './in-lang.ts';
import type { Texts } from './index.ts';

export const SELF_TEST_COLUMNS = [
  'step',
  'probe',
  'broken',
  'expected',
  'seen',
  'red',
  'green',
  'verdict',
] as const;

/** What stands in the table, in any of its forms. */
export function selfTestCells(row: SelfTestRow, words: Texts): readonly string[] {
  const { ref, step, probe, what, expected, seen, redMs, greenMs } = row;
  return [
    `${ref} ${step}`.trim(),
    probe,
    what === null ? '-' : inLang(words.lang, what),
    expected.join(' / ') || '-',
    seen ?? '-',
    secondsText(redMs),
    secondsText(greenMs),
    selfTestVerdict(row, words),
  ];
}

/** In one or two words. */
export function selfTestVerdict({ verdict }: SelfTestRow, words: Texts): string {
  return words.t(`selfTest.verdict.${verdict}`);
}

function secondsText(ms: number | null): string {
  return ms === null ? '-' : `${(ms / 1000).toFixed(1)} s`;
}
