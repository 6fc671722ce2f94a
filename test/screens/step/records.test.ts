import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { DEMO_SCENES } from '../../support/demo-scenes.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';

function screen(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, { columns: 80, rows: 30 }))
    .lines.map(textOf)
    .join('\n');
}

async function at(name: 'records-old' | 'records-was'): Promise<DemoSession> {
  const scene = DEMO_SCENES[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  const demo = demoSession(scene.run());
  await demo.press(...scene.keys);
  return demo;
}

test('Enter copies the exact value of a record, y all of it', async () => {
  const demo = await at('records-old');

  await demo.press('down', 'enter', 'y', 'down', 'enter');

  expect(demo.copied).toEqual(['203.0.113.7', 'shop.example.com A 203.0.113.7', '203.0.113.7']);
});

test('beside a record stand what was there and whether it is so already', async () => {
  const demo = await at('records-old');

  expect(screen(demo)).toMatch(/shop\.example\.com .*✓ so already/);
  expect(screen(demo)).toContain('198.51.100.9 → 203.0.113.7');
  expect(screen(demo)).toMatch(/pay\.example\.com .*\* mixed/);
  expect(screen(demo)).toContain('1 of 2 are so already  looked at 3m ago');
  expect(screen(demo)).not.toContain('the way back');
});

test('once they were changed the records as they were are there, to be put back exactly', async () => {
  const demo = await at('records-was');
  expect(screen(demo)).toContain('records as they were: the way back');

  await demo.press('down', 'down', 'down', 'enter', 'down', 'enter', 'y');

  expect(demo.copied).toEqual([
    '198.51.100.9',
    'lb-0xi8k2mz41.us-east-1.example.net',
    'pay.example.com CNAME  lb-0xi8k2mz41.us-east-1.example.net  TTL 300',
  ]);
});
