import { expect, test } from 'vitest';
import { lookOf, TONES, type Tone } from '../../screens/theme.ts';

/** As xterm has them; bold is bright there. */
const NORMAL: { readonly [name: string]: readonly [number, number, number] } = {
  black: [0, 0, 0],
  red: [205, 0, 0],
  green: [0, 205, 0],
  yellow: [205, 205, 0],
  magenta: [205, 0, 205],
  cyan: [0, 205, 205],
  white: [229, 229, 229],
};
const BRIGHT: typeof NORMAL = {
  ...NORMAL,
  red: [255, 0, 0],
  green: [0, 255, 0],
  yellow: [255, 255, 0],
  magenta: [255, 0, 255],
  cyan: [0, 255, 255],
};
const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;
/** Cyan on white; bright yellow on white has 1.07. */
const LEAST = 1.9;

const tones: readonly Tone[] = ['good', 'bad', 'warn', 'work', 'incident', 'drill', 'verify'];

test.each(tones)('"%s" could not be read on a light background, or on a dark one', (tone) => {
  const { color = '', bold, backgroundColor } = lookOf(tone, true);
  const text = (bold === true ? BRIGHT : NORMAL)[color] ?? WHITE;
  const own = backgroundColor === undefined ? undefined : NORMAL[backgroundColor];

  const grounds = own === undefined ? [WHITE, BLACK] : [own];

  for (const ground of grounds) expect(contrast(text, ground)).toBeGreaterThan(LEAST);
});

test('without colour only weight is left', () => {
  for (const tone of tones) expect(Object.keys(lookOf(tone, false))).not.toContain('color');
  expect(lookOf('incident', false)).toEqual({ bold: true });
  expect(Object.keys(TONES)).toContain('warn');
});

type Colour = readonly [number, number, number];

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [lightness(one), lightness(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function lightness(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((one) => {
    const part = one / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
