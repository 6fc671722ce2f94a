import { expect, test } from 'vitest';
import { valuesText } from '../../src/report/values-text.ts';
import { texts } from '../../src/text/index.ts';
import { aRun } from '../support/a-run.ts';
import { aStep, aText } from '../support/a-runbook.ts';
import { ACTORS } from '../support/a-run.ts';

async function textIn(mode: 'incident' | 'drill', lang: 'en' | 'zh-CN' = 'en'): Promise<string> {
  const ask = {
    id: 'master.eip',
    type: 'string',
    title: aText('EIP'),
    optional: false,
  } as const;
  const step = aStep('bind', {
    kind: 'manual',
    manual: { checklist: [], ask: [ask] },
  });
  const { handle } = await aRun([step], { mode });
  await handle.decide({ do: 'go', step: null, value: 'main' }, ACTORS.auto);
  await handle.decide(
    { do: 'answer', step: 'bind', value: { 'master.eip': '203.0.113.9\u001B[2J' } },
    ACTORS.auto,
  );
  const { book } = handle;
  const text = valuesText({
    book,
    state: handle.state(),
    scope: handle.scope(),
    texts: texts(lang),
  });
  await handle.stop('interrupted');
  return text;
}

test('each value stands on a line of its own with its source and time, and cannot move the cursor', async () => {
  const lines = (await textIn('incident')).split('\n');

  expect(lines[0]).toMatch(/^# Values of run .*Secrets never stand here\.$/);
  expect(lines[1]).toMatch(/^master\.eip {2}203\.0\.113\.9 {2}# \S+ .*, \d{4}-\d\d-\d\d \d\d:\d\d/);
  expect(lines).toHaveLength(3);
});

test('a drill says so in the first line, in every language', async () => {
  expect(await textIn('drill')).toMatch(/^# DRILL/);
  expect(await textIn('drill', 'zh-CN')).toMatch(/^# DRILL 演练/);
});
