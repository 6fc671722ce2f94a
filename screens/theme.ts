import type { Mode } from '../src/model/event.ts';
import type { StepState } from '../src/model/state.ts';
import type { Verdict } from '../src/model/verdict.ts';

/** What a piece of a line means; `TONES` says how that looks. Colour is never alone: a mark or a word stands beside it. */
export type Tone = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'warn' | 'work' | 'key' | Mode;

export type Look = {
  readonly color?: string;
  readonly bold?: true;
  readonly dimColor?: true;
  readonly backgroundColor?: string;
};

/**
 * The sixteen colours that every terminal has, so that its own theme decides what can be read. No yellow: bold, it is
 * bright, and nobody reads it on a light background. A mode brings its own background for the same reason.
 */
export const TONES = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  good: { color: 'green' },
  bad: { color: 'red', bold: true },
  warn: { color: 'magenta', bold: true },
  work: { color: 'cyan' },
  key: { bold: true },
  incident: { color: 'white', backgroundColor: 'red' },
  drill: { color: 'black', backgroundColor: 'green' },
  verify: { color: 'black', backgroundColor: 'cyan' },
} as const satisfies { readonly [tone in Tone]: Look };

/** Of a whole sentence: green and cyan can be seen on a light background, not read. Its mark, or a word, keeps them. */
export function toneOfSentence(tone: Tone): Tone {
  if (tone === 'work') return 'strong';
  return tone === 'good' ? 'plain' : tone;
}

/** The same without colour: weight only, which is no colour in the sense of NO_COLOR. */
export function lookOf(tone: Tone, colour: boolean): Look {
  const look: Look = TONES[tone];
  if (colour) return look;
  return look.bold === true || look.backgroundColor !== undefined ? { bold: true } : {};
}

export type Glyphs = {
  readonly rule: string;
  readonly ellipsis: string;
  readonly dot: string;
  readonly cursor: string;
  readonly prompt: string;
  readonly passed: string;
  readonly failed: string;
  readonly down: string;
  readonly keys: { readonly [name: string]: string };
};

/** Glyphs that take one cell in every terminal that is not set to wide ones. */
const UNICODE: Glyphs = {
  rule: '─',
  ellipsis: '…',
  dot: ' · ',
  cursor: '❯',
  prompt: '›',
  passed: '✓',
  failed: '✗',
  down: '↓',
  keys: { updown: '↑↓', leftright: '←→', left: '←', enter: '⏎' },
};

const ASCII: Glyphs = {
  rule: '-',
  ellipsis: '...',
  dot: ' | ',
  cursor: '>',
  prompt: '>',
  passed: '+',
  failed: 'x',
  down: 'v',
  keys: { updown: 'up/down', leftright: 'left/right', left: 'left', enter: 'enter' },
};

export function glyphsOf(ascii: boolean): Glyphs {
  return ascii ? ASCII : UNICODE;
}

export type Mark = { readonly glyph: string; readonly tone: Tone };

/** One character a state. Attested, rehearsed, skipped and overridden are never shown as passed. */
export function markOfState(is: StepState['is'], glyphs: Glyphs): Mark {
  switch (is) {
    case 'passed':
      return { glyph: glyphs.passed, tone: 'good' };
    case 'failed':
      return { glyph: glyphs.failed, tone: 'bad' };
    case 'your-turn':
    case 'late':
      return { glyph: '!', tone: 'warn' };
    case 'acting':
    case 'proving':
      return { glyph: '*', tone: 'work' };
    case 'in-doubt':
      return { glyph: '?', tone: 'warn' };
    case 'stale':
      return { glyph: '~', tone: 'warn' };
    case 'waiting-on':
      return { glyph: 'w', tone: 'plain' };
    case 'attested':
      return { glyph: 'a', tone: 'good' };
    case 'rehearsed':
      return { glyph: 'r', tone: 'plain' };
    case 'skipped':
      return { glyph: 's', tone: 'warn' };
    case 'overridden':
      return { glyph: 'o', tone: 'warn' };
    case 'not-needed':
      return { glyph: '-', tone: 'dim' };
    case 'blocked':
    case 'ready':
      return { glyph: '.', tone: 'dim' };
  }
}

export function markOfVerdict(verdict: Verdict, glyphs: Glyphs): Mark {
  switch (verdict) {
    case 'pass':
      return { glyph: glyphs.passed, tone: 'good' };
    case 'fail':
      return { glyph: glyphs.failed, tone: 'bad' };
    case 'wait':
      return { glyph: '*', tone: 'work' };
    case 'unknown':
      return { glyph: '?', tone: 'warn' };
  }
}

export { inAscii } from '../src/text/in-ascii.ts';
