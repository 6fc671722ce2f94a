import { renderToString } from 'ink';
import { expect, test, vi } from 'vitest';
import { RunScreen } from '../../screens/run-screen.tsx';
import type { Size } from '../../screens/stage.ts';
import { widthOf } from '../../screens/width.ts';
import type { Lang } from '../../src/text/index.ts';
import { LEASE_SCENES } from '../support/demo-lease.ts';
import { DRILL_SCENES } from '../support/demo-drill.ts';
import { MACHINE_SCENES } from '../support/demo-machine.ts';
import { PAST_SCENES } from '../support/demo-past.ts';
import { DEMO_SCENES, type DemoScene } from '../support/demo-scenes.ts';
import { demoSession, settled } from '../support/demo-session.ts';

// Many frames, on a machine that has other work too.
vi.setConfig({ testTimeout: 20_000 });

const SIZES: readonly Size[] = [
  { columns: 40, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
];
const LANGS: readonly Lang[] = ['en', 'zh-CN'];

/** These pages have most to show where there is most room. */
const sizesOf = (name: string) =>
  ['cluster', 'door', 'door-name'].includes(name) ? [...SIZES, { columns: 160, rows: 40 }] : SIZES;

for (const [name, scene] of Object.entries({
  ...DEMO_SCENES,
  ...DRILL_SCENES,
  ...LEASE_SCENES,
  ...MACHINE_SCENES,
  ...PAST_SCENES,
}))
  test(`${name} at 40, 80 and 120 columns, in both languages`, async () => {
    const frames: string[] = [];

    for (const lang of LANGS)
      for (const size of sizesOf(name)) frames.push(await frameAt(scene, lang, size));

    await expect(`${frames.join('\n\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });

async function frameAt(scene: DemoScene, lang: Lang, size: Size): Promise<string> {
  const demo = demoSession(scene.run(), {
    lang,
    size,
    ...(scene.past === undefined ? {} : { past: scene.past }),
  });
  await settled();
  await demo.press(...scene.keys);
  const frame = renderToString(
    <RunScreen picture={demo.picture()} size={size} colour={false} ascii={false} />,
    { columns: size.columns },
  );
  demo.session.close();
  const lines = frame.split('\n');
  expect(lines).toHaveLength(size.rows);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
  expect(frame).not.toMatch(/screen\.|\{\{|undefined|\[object/);
  return `${size.columns}x${size.rows} ${lang}\n${frame.replaceAll(/ +$/gm, '')}`;
}
