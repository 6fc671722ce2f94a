import { progressWords, type Counted } from '../../src/text/progress-words.ts';
import type { Words } from '../words.ts';

/** `Ready 312/500  +40/min  about 5m`: what can be counted, counted; or since when nothing has moved. */
export function progressText(counted: Counted, now: number, words: Words): string {
  return progressWords(counted, now, words).join('  ');
}
