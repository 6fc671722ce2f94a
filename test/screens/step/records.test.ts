import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { recordRows } from '../../../screens/step/records.ts';
import { stageOf } from '../../../screens/stage.ts';
import { anExpr } from '../../support/a-runbook.ts';
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

/** The table of a step with these records, so wide, where shop.example.com was 198.51.100.9 and is 203.0.113.7 now. */
async function table(width: number, records: readonly { readonly [key: string]: string }[]) {
  const { view, ui, words } = (await at('records-old')).picture();
  const step = view.book.steps.get('dns');
  if (step === undefined) throw new Error('no step dns');
  const rows = recordRows(
    { view, ui, words, width, height: 24 },
    { ...step, records: anExpr([...records]) },
  );
  return rows.map(({ line }) => textOf(line).trim());
}

test('where only something else of a record is to change, its value does not stand there twice', async () => {
  const rows = await table(80, [
    { name: 'shop.example.com', type: 'A', value: '198.51.100.9', 'old ttl': '600', ttl: '60' },
  ]);

  expect(rows[1]).toMatch(/^name +type +value +old ttl +ttl$/);
  expect(rows[2]).toMatch(/^shop\.example\.com +A +198\.51\.100\.9 +600 +60/);
});

test('a record stays on one line as long as a shorter word lets it', async () => {
  const records = [{ name: 'shop.example.com', type: 'A', value: '203.0.113.7' }];

  expect((await table(68, records))[2]).toMatch(/198\.51\.100\.9 → +203\.0\.113\.7 +✓ so already$/);
  expect((await table(60, records))[2]).toMatch(/198\.51\.100\.9 → +203\.0\.113\.7 +✓ so$/);
});
