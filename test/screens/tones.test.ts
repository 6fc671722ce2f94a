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
type Palette = {
  readonly text: Rgb;
  readonly background: Rgb;
  readonly colours: { readonly [name in Colour]: Rgb };
};
type Colour = 'red' | 'green' | 'yellow' | 'cyan';

const hex = (text: string): Rgb => [
  Number.parseInt(text.slice(0, 2), 16),
  Number.parseInt(text.slice(2, 4), 16),
  Number.parseInt(text.slice(4, 6), 16),
];
const palette = (
  text: string,
  background: string,
  ...all: readonly [string, string, string, string]
) => {
  const [red, green, yellow, cyan] = all.map(hex);
  if (!red || !green || !yellow || !cyan) throw new Error('four of them');
  return { text: hex(text), background: hex(background), colours: { red, green, yellow, cyan } };
};

/** As they are delivered: red, green, yellow, cyan of the first eight, with the usual text and background. */
const PALETTES: { readonly [name: string]: Palette } = {
  'xterm, dark': palette('e5e5e5', '000000', 'cd0000', '00cd00', 'cdcd00', '00cdcd'),
  'xterm, light': palette('000000', 'ffffff', 'cd0000', '00cd00', 'cdcd00', '00cdcd'),
  'Solarized, light': palette('657b83', 'fdf6e3', 'dc322f', '859900', 'b58900', '2aa198'),
  'Windows Terminal, Campbell': palette('cccccc', '0c0c0c', 'c50f1f', '13a10e', 'c19c00', '3a96dd'),
  'Windows Terminal, One Half Light': palette(
    '383a42',
    'fafafa',
    'e45649',
    '50a14f',
    'c18301',
    '0184bc',
  ),
  'macOS, Basic': palette('000000', 'ffffff', '990000', '00a600', '999900', '00a6b2'),
  'Linux console': palette('aaaaaa', '000000', 'aa0000', '00aa00', 'aa5500', '00aaaa'),
};

/**
 * Yellow is what terminals have: on white no theme of theirs makes it easy to read. So what is only a colour there is held
 * to be seen, and what has to be read stands beside a mark, in bold.
 */
const SEEN = 1.6;

const LOOKS = Object.entries<Look>(TONES);

test('only four of the sixteen colours are used, none of them bright, white or black', () => {
  for (const [, { color }] of LOOKS)
    expect([undefined, 'red', 'green', 'yellow', 'cyan']).toContain(color);
});

test('what has to be read is never dim and coloured at once, and what is yellow is bold', () => {
  const dimmed = LOOKS.filter(([, look]) => look.dimColor === true && look.color !== undefined);
  const thin = LOOKS.filter(([, look]) => look.color === 'yellow' && look.bold !== true);

  expect([...dimmed, ...thin]).toEqual([]);
});

test.for(Object.entries(PALETTES))(
  'every tone can be told from the background of %s',
  ([, { background, colours }]) => {
    for (const colour of Object.values(colours))
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(SEEN);
  },
);

test.for(Object.entries(PALETTES))('dim text can be read in %s', ([, { text, background }]) => {
  // Terminals draw it halfway to the background, or a little nearer to the text.
  const dim = text.map((one, at) => (one + (background[at] ?? 0)) / 2);

  expect(contrast(dim, background)).toBeGreaterThanOrEqual(1.8);
});

test('a mode stands out in inverse with its word, also without colour', () => {
  for (const mode of ['incident', 'drill', 'verify'] as const) {
    expect(lookOf(mode, true)).toMatchObject({ inverse: true, bold: true });
    expect(lookOf(mode, false)).toEqual({ bold: true });
  }
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
