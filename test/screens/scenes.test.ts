import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { topSpot } from '../../screens/ui.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

vi.setConfig({ testTimeout: 60_000 });

const ACT = path.join(import.meta.dirname, '../../screens/act.ts');

test('every place that there is has a golden screen', async () => {
  const places = [...readFileSync(ACT, 'utf8').matchAll(/readonly at: '(?<at>[\w-]+)'/g)].map(
    ({ groups }) => groups?.['at'] ?? '',
  );
  const seen = new Set<string>();

  for (const scene of Object.values(SCENES)) {
    const { past } = scene;
    const demo = demoSession(scene.run(), past === undefined ? {} : { past });
    await settled();
    await demo.press(...scene.keys);
    const { view, ui } = demo.picture();
    const { at } = topSpot(ui).place;
    // Once a run has ended, its end stands where the outline was.
    seen.add(at === 'outline' && view.state.phase !== 'open' ? 'end' : at);
    demo.session.close();
  }

  expect(places.length).toBeGreaterThan(25);
  expect(places.filter((at) => !seen.has(at))).toEqual([]);
});
