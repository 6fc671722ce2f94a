import { expect, test, vi } from 'vitest';
import { textOf } from '../../screens/line.ts';
import { playSeed } from '../support/fuzz/seeds.ts';
import { createMeasure } from '../support/fuzz/terminal-measure.ts';

vi.setConfig({ testTimeout: 120_000 });

/** All of them together are 100,000 in `random-keys.long.test.ts`. */
const KEYS = 200;
/** So often the terminal itself is asked how wide the rows are. */
const SAMPLE = 20;
/** Terminals differ about these. Where they take more, the row is cut at the edge: the terminal does not wrap. */
const UNSURE = /\p{M}|\p{Cf}/u;

for (let seed = 1; seed <= 20; seed += 1)
  test(`random keys, pastes, sizes and news break no screen and decide nothing unasked: seed ${seed}`, async () => {
    const measure = createMeasure();
    let frames = 0;

    const { keys } = await playSeed(seed, KEYS, async ({ lines }, { columns }) => {
      frames += 1;
      if (frames % SAMPLE !== 0) return;
      for (const text of lines.map(textOf))
        if (!UNSURE.test(text) && (await measure(text)) > columns)
          throw new Error(`Wider than ${columns}: ${text}`);
    });

    expect(keys).toBeGreaterThanOrEqual(KEYS);
  });
