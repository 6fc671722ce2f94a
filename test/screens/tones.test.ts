import { expect, test } from 'vitest';
import {
  glyphsOf,
  lookOf,
  markOfState,
  markOfVerdict,
  TONES,
  type Look,
} from '../../screens/theme.ts';
import type { StepState } from '../../src/model/state.ts';
import { VERDICTS } from '../../src/model/verdict.ts';

type Rgb = readonly [number, number, number];
type Colour = 'black' | 'red' | 'green' | 'magenta' | 'cyan' | 'white';
type Palette = {
  readonly text: Rgb;
  readonly background: Rgb;
  readonly colours: ReadonlyMap<string, Rgb>;
};

const NAMES: readonly Colour[] = ['black', 'red', 'green', 'magenta', 'cyan', 'white'];
const hex = (text: string): Rgb => [
  Number.parseInt(text.slice(0, 2), 16),
  Number.parseInt(text.slice(2, 4), 16),
  Number.parseInt(text.slice(4, 6), 16),
];
const palette = (text: string, background: string, all: string): Palette => ({
  text: hex(text),
  background: hex(background),
  colours: new Map(all.split(' ').map((one, at) => [NAMES[at] ?? '', hex(one)])),
});

const XTERM = '000000 cd0000 00cd00 cd00cd 00cdcd e5e5e5';

/** As they are delivered: the usual text and background, then black, red, green, magenta, cyan and white. */
const PALETTES: { readonly [name: string]: Palette } = {
  'xterm, dark': palette('e5e5e5', '000000', XTERM),
  'xterm, light': palette('000000', 'ffffff', XTERM),
  'Solarized, light': palette('657b83', 'fdf6e3', '073642 dc322f 859900 d33682 2aa198 eee8d5'),
  'Windows Terminal, Campbell': palette(
    'cccccc',
    '0c0c0c',
    '0c0c0c c50f1f 13a10e 881798 3a96dd cccccc',
  ),
  'Windows Terminal, One Half Light': palette(
    '383a42',
    'fafafa',
    '383a42 e45649 50a14f a626a4 0184bc fafafa',
  ),
  'macOS, Basic': palette('000000', 'ffffff', '000000 990000 00a600 b200b2 00a6b2 bfbfbf'),
  'Linux console': palette('aaaaaa', '000000', '000000 aa0000 00aa00 aa00aa 00aaaa aaaaaa'),
};

/** Green and cyan of xterm are hard to read on white: a mark or a word stands beside them. What warns has to be read. */
const SEEN = 1.9;
const READ = 2.4;

const LOOKS = Object.entries<Look>(TONES);

test('only colours of the first eight are used; black and white only where the background is ours as well', () => {
  const used = LOOKS.map(([, { color, backgroundColor }]) => [color, backgroundColor]);
  const bare = LOOKS.filter(
    ([, { color, backgroundColor }]) =>
      (color === 'white' || color === 'black') && backgroundColor === undefined,
  );

  for (const name of used.flat()) expect([undefined, ...NAMES]).toContain(name);
  expect(bare).toEqual([]);
});

test('what has to be read is never dim and coloured at once, and what warns is bold', () => {
  const dimmed = LOOKS.filter(([, look]) => look.dimColor === true && look.color !== undefined);

  expect(dimmed).toEqual([]);
  for (const tone of ['bad', 'warn'] as const) expect(lookOf(tone, true).bold).toBe(true);
});

test.for(Object.entries(PALETTES))('every tone shows in %s', ([, { background, colours }]) => {
  for (const [tone, look] of LOOKS) {
    const text = colours.get(look.color ?? '');
    const behind = colours.get(look.backgroundColor ?? '') ?? background;
    const least = tone === 'good' || tone === 'work' ? SEEN : READ;

    expect(text === undefined ? least : contrast(text, behind)).toBeGreaterThanOrEqual(least);
  }
});

test.for(Object.entries(PALETTES))('dim text can be read in %s', ([, { text, background }]) => {
  // Terminals draw it halfway to the background, or a little nearer to the text.
  const dim = text.map((one, at) => (one + (background[at] ?? 0)) / 2);

  expect(contrast(dim, background)).toBeGreaterThanOrEqual(1.8);
});

test('a mode stands out by its own background, and by weight without colour; its word stands there anyway', () => {
  const modes = ['incident', 'drill', 'verify'] as const;

  expect(new Set(modes.map((mode) => lookOf(mode, true).backgroundColor))).toHaveProperty(
    'size',
    3,
  );
  for (const mode of modes) expect(lookOf(mode, false)).toEqual({ bold: true });
});

test('without colour only weight is left', () => {
  for (const tone of Object.keys(TONES))
    expect(
      Object.keys(lookOf(isTone(tone) ? tone : 'bad', false)).filter((key) => key !== 'bold'),
    ).toEqual([]);
});

const STATES: readonly StepState['is'][] = [
  'blocked',
  'not-needed',
  'ready',
  'your-turn',
  'rehearsed',
  'waiting-on',
  'acting',
  'proving',
  'late',
  'failed',
  'in-doubt',
  'passed',
  'stale',
  'attested',
  'skipped',
  'overridden',
];

test.for([false, true])('states of different colours have different marks (ascii: %s)', (ascii) => {
  const glyphs = glyphsOf(ascii);
  const marks = [
    ...STATES.map((is) => markOfState(is, glyphs)),
    ...VERDICTS.map((verdict) => markOfVerdict(verdict, glyphs)),
  ];
  const tones = new Map<string, Set<string>>();
  for (const { glyph, tone } of marks)
    tones.set(glyph, (tones.get(glyph) ?? new Set<string>()).add(tone));

  expect([...tones].filter(([, all]) => all.size > 1)).toEqual([]);
});

function isTone(name: string): name is keyof typeof TONES {
  return name in TONES;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** As WCAG has it. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((one) => {
    const part = one / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
