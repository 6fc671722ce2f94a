import { renderToString } from 'ink';
import { expect, test, vi } from 'vitest';
import { RunScreen } from '../../screens/run-screen.tsx';
import type { Size } from '../../screens/stage.ts';
import { widthOf } from '../../screens/width.ts';
import type { Lang } from '../../src/text/index.ts';
import type { DemoScene } from '../support/demo-scenes.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

// Many frames, on a machine that has other work too.
vi.setConfig({ testTimeout: 20_000 });

const SIZES: readonly Size[] = [
  { columns: 40, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 160, rows: 50 },
];
const LANGS: readonly Lang[] = ['en', 'zh-CN'];

for (const [name, scene] of Object.entries(SCENES))
  test(`${name} at 40x15, 80x24, 100x30 and 160x50, in both languages`, async () => {
    const frames: string[] = [];

    for (const lang of LANGS)
      for (const size of SIZES) frames.push(await frameAt(scene, lang, size));

    await expect(`${frames.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
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
  expect(frame).not.toMatch(/\bscreen\.\w|\{\{|undefined|\[object/);
  // A bar stands where the next size begins, so that empty rows of a frame can be told from what is between frames.
  const title = `▌${size.columns}x${size.rows} ${lang}`;
  return `${title}\n${frame.replaceAll(/ +$/gm, '')}`;
}
