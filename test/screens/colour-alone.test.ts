import { beforeAll, expect, test } from 'vitest';
import { frameOf } from '../../screens/frame.ts';
import { textOf, type Line } from '../../screens/line.ts';
import { stageOf } from '../../screens/stage.ts';
import type { Tone } from '../../screens/theme.ts';
import { widthOf } from '../../screens/width.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

/** These say how something is; the others only how loud it is said. */
const SAYS: readonly Tone[] = ['good', 'bad', 'warn', 'work', 'incident', 'drill', 'verify'];
const HARD_TO_READ: readonly Tone[] = ['good', 'work'];
const FEW_WORDS = 28;
const SIZE = { columns: 100, rows: 30 };

let drawn: ReadonlyMap<string, readonly Line[]>;

beforeAll(async () => {
  const all = new Map<string, readonly Line[]>();
  for (const [name, scene] of Object.entries(SCENES)) {
    const demo = demoSession(scene.run(), {
      size: SIZE,
      ...(scene.past === undefined ? {} : { past: scene.past }),
    });
    await settled();
    await demo.press(...scene.keys);
    const { view, ui, words } = demo.picture();
    all.set(name, frameOf(stageOf(view, ui, words, SIZE)).lines);
    demo.session.close();
  }
  drawn = all;
});

test('what reads the same is coloured the same, on all screens together: colour alone tells nothing', () => {
  const seen = new Map<string, Map<string, string>>();

  for (const [name, lines] of drawn) {
    // The cell under the cursor is drawn as such; below the table it is told in words.
    if (name === 'door-cell') continue;
    for (const line of lines) {
      const tones = line
        .filter(({ text, tone }) => /[^\s─]/u.test(text) && SAYS.includes(tone))
        .map(({ text, tone }) => `${tone} ${text.trim()}`)
        .join(' | ');
      const text = textOf(line).trim();
      const all = seen.get(text) ?? new Map<string, string>();
      seen.set(text, all.set(tones, name));
    }
  }

  const alone = [...seen].filter(([text, all]) => all.size > 1 && /[a-z]/i.test(text));
  expect(alone.map(([text, all]) => [text, ...all])).toEqual([]);
});

test('no sentence is green or cyan: on a light background such a one can be seen, not read', () => {
  const sentences = [...drawn].flatMap(([name, lines]) =>
    lines
      .flat()
      .filter(({ text, tone }) => HARD_TO_READ.includes(tone) && widthOf(text) > FEW_WORDS)
      .filter(({ text }) => /[^─]/u.test(text))
      .map(({ text }) => `${name}: ${text}`),
  );

  expect(sentences).toEqual([]);
});
