import { expect, test } from 'vitest';
import { doorTable } from '../../src/core/front-door-table.ts';
import { askHandWork } from '../../src/frontend/plain/ask-step.ts';
import { askTrouble } from '../../src/frontend/plain/ask-trouble.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import { doorLines } from '../../src/frontend/plain/show-door.ts';
import { aCell, aRightRow, DEMO_DOOR, withCells } from '../support/demo-door.ts';
import { demoRun } from '../support/demo-run.ts';
import { aRecord, aValue, NOW } from '../support/fake-run.ts';
import { aPlainDesk } from '../support/plain-desk.ts';

const LATE = { is: 'late', step: 'front-door', decisions: ['check-again', 'skip'] } as const;

test('where a step waits for the front door, a person can look at it, and is asked again', async () => {
  const run = demoRun({}, { door: { 'front-door': DEMO_DOOR } });
  const { desk, said } = aPlainDesk(run, 'en', 'look at the front door');

  await expect(askTrouble(desk, LATE)).rejects.toBeInstanceOf(LeftOff);

  expect(said.filter((line) => line.endsWith('look at the front door'))).toHaveLength(2);
  expect(said).toContain('Front door, 2 failed, 1 unknown, 1 not yet, 12 right');
  expect(said).toContain('The last known old answer is gone at 02:22:25.');
});

test('it is not offered before anything was looked at', async () => {
  const { desk, said } = aPlainDesk(demoRun(), 'en');

  await expect(askTrouble(desk, LATE)).rejects.toBeInstanceOf(LeftOff);

  expect(said.join('\n')).not.toContain('front door');
});

test('each name that is not right is one line, with why below it; the others are only named', async () => {
  for (const lang of ['en', 'zh-CN'] as const) {
    const { desk } = aPlainDesk(demoRun(), lang);

    const lines = doorLines(doorTable(DEMO_DOOR), desk);

    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/door-${lang}.txt`);
  }
});

test('records to be changed are told with what was there, and where it is so already', async () => {
  const before = [{ name: 'Shop.example.com.', type: 'A', values: ['198.51.100.9'], ttl: 600 }];
  const base = demoRun().handle.state();
  const run = demoRun({
    values: { ...base.values, 'dns.before': aValue('dns.before', before) },
    steps: { ...base.steps, 'deploy-script': aRecord({ state: { is: 'passed', how: 'acted' } }) },
  });
  run.see({
    dns: [
      aRightRow('shop.example.com', []),
      withCells(
        aRightRow('pay.example.com', []),
        aCell({ is: 'authority' }, 'wait', 'old', { at: NOW - 2000 }),
      ),
    ],
  });
  const { desk, said } = aPlainDesk(run, 'en', 'later');

  await expect(askHandWork(desk, { is: 'attest', step: 'dns', ask: [] })).rejects.toBeInstanceOf(
    LeftOff,
  );

  expect(said.filter((line) => line.includes('type: A'))).toEqual([
    '  name: shop.example.com  type: A  old: A 198.51.100.9 TTL 600  value: 203.0.113.7  (so already, looked at 2s ago)',
    '  name: pay.example.com  type: A  old: not recorded  value: 203.0.113.7  (old, looked at 2s ago)',
  ]);
});
