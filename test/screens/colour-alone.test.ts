import { expect, test } from 'vitest';
import { frameOf } from '../../screens/frame.ts';
import { textOf } from '../../screens/line.ts';
import { stageOf } from '../../screens/stage.ts';
import type { Tone } from '../../screens/theme.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

/** These say how something is; the others only how loud it is said. */
const SAYS: readonly Tone[] = ['good', 'bad', 'warn', 'work', 'incident', 'drill', 'verify'];
const SIZE = { columns: 100, rows: 30 };

test('what reads the same is coloured the same, on all screens together: colour alone tells nothing', async () => {
  const seen = new Map<string, Map<string, string>>();

  for (const [name, scene] of Object.entries(SCENES)) {
    // The cell under the cursor is drawn as such; below the table it is told in words.
    if (name === 'door-cell') continue;
    const demo = demoSession(scene.run(), {
      size: SIZE,
      ...(scene.past === undefined ? {} : { past: scene.past }),
    });
    await settled();
    await demo.press(...scene.keys);
    const { view, ui, words } = demo.picture();
    for (const line of frameOf(stageOf(view, ui, words, SIZE)).lines) {
      const tones = line
        .filter(({ text, tone }) => /[^\s─]/u.test(text) && SAYS.includes(tone))
        .map(({ text, tone }) => `${tone} ${text.trim()}`)
        .join(' | ');
      const text = textOf(line).trim();
      const all = seen.get(text) ?? new Map<string, string>();
      seen.set(text, all.set(tones, name));
    }
    demo.session.close();
  }

  const alone = [...seen].filter(([text, all]) => all.size > 1 && /[a-z]/i.test(text));
  expect(alone.map(([text, all]) => [text, ...all])).toEqual([]);
});
