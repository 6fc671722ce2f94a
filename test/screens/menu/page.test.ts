import { expect, test, vi } from 'vitest';
import { activeKeys } from '../../../screens/active-keys.ts';
import { frameOf } from '../../../screens/frame.ts';
import { KEYMAP, type KeyId } from '../../../screens/keymap.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf, type Stage } from '../../../screens/stage.ts';
import { topSpot } from '../../../screens/ui.ts';
import type { DemoScene } from '../../support/demo-scenes.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../../support/demo-session.ts';
import { SCENES } from '../../support/scenes.ts';

// Each scene is played once for each of its keys.
vi.setConfig({ testTimeout: 30_000 });

const SIZE = { columns: 80, rows: 24 };
/** Keys that come through whatever input method is on. */
const PLAIN: readonly string[] = ['up', 'down', 'left', 'right', 'enter', 'esc'];

function stage(demo: DemoSession): Stage {
  const { view, ui, words } = demo.picture();
  return stageOf(view, ui, words, SIZE);
}

function screen(demo: DemoSession): string {
  return frameOf(stage(demo)).lines.map(textOf).join('\n');
}

async function played(scene: DemoScene): Promise<DemoSession & { readonly did: unknown[] }> {
  const run = scene.run();
  const past = scene.past === undefined ? {} : { past: scene.past };
  const demo = demoSession(run, past);
  await settled();
  await demo.press(...scene.keys);
  return { ...demo, did: run.decided };
}

/** What came of it all: the place, what was decided, copied, asked to stop, and the screen without its cell in question. */
function outcome(demo: DemoSession & { readonly did: unknown[] }, atCell: boolean): unknown {
  const { did, copied, stops } = demo;
  const shown = atCell ? '' : screen(demo);
  return { at: topSpot(demo.picture().ui).place, did, copied, stops, shown };
}

/** By arrows and Enter alone, from the page to its menu and to the row of `id`. */
async function throughMenu(demo: DemoSession, id: KeyId): Promise<void> {
  for (let tries = 0; tries < 9 && topSpot(demo.picture().ui).place.at !== 'menu'; tries += 1)
    await demo.press('left');
  expect(topSpot(demo.picture().ui).place.at).toBe('menu');
  const { page } = stage(demo).active;
  const at = page.rows.flatMap((row) => row.row ?? []).indexOf(`key ${id}`);
  expect(at, `${id} has a row`).toBeGreaterThanOrEqual(0);
  for (let step = 0; step < at; step += 1) await demo.press('down');
  await demo.press('enter');
}

for (const [name, scene] of Object.entries(SCENES))
  test(`on ${name} each key has a way by arrows, Enter and Esc alone`, async () => {
    const start = stage(await played(scene));
    // What works in a menu works on its page, which is tried by itself.
    const keys = start.active.spot.place.at === 'menu' ? new Map() : activeKeys(start);
    // On its way to the menu the left arrow goes back from cell to cell.
    const atCell = start.active.spot.picked !== null;

    for (const id of keys.keys()) {
      const names: readonly string[] = KEYMAP.find((one) => one.id === id)?.keys ?? [];
      const usual = names.find((one) => !PLAIN.includes(one));
      // These are up and down, some times over.
      if (usual === undefined || ['move', 'page', 'first', 'last'].includes(id)) continue;
      const [byKey, byMenu] = [await played(scene), await played(scene)];
      await byKey.press(usual);
      await throughMenu(byMenu, id);

      expect(outcome(byMenu, atCell), id).toEqual(outcome(byKey, atCell));
    }
  });

test('the menu says of each key what it does on the page below, for the row under its cursor', async () => {
  const demo = demoSession(demoRun());
  await settled();

  await demo.press('v', 'left');

  expect(screen(demo)).toContain('What can be done here');
  expect(screen(demo)).toContain(
    'copy the value or command under the cursor: i-0xi8k2mz41nq7d3c5b2a',
  );
});

test('the last row of the outline opens the menu', async () => {
  const demo = demoSession(demoRun());
  await settled();

  for (let rows = 0; rows < 60; rows += 1) await demo.press('down');
  expect(stage(demo).active.port.focus).toBe('menu');
  await demo.press('enter');

  expect(topSpot(demo.picture().ui).place).toEqual({ at: 'menu' });
});
