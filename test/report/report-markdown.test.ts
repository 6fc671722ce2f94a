import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { reportMarkdown } from '../../src/report/report-markdown.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { ACTORS, anAnswers, aRun } from '../support/a-run.ts';
import { aStep, aText } from '../support/a-runbook.ts';

const NO_LISTS = { failed: [], late: [], 'in-doubt': [] } as const;

async function page(lang: Lang, reason = 'seen in the console'): Promise<string> {
  const asked = { id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false } as const;
  const { handle, ports } = await aRun([
    aStep('made', { ref: '1.1', title: aText('Make it') }),
    aStep('word', {
      ref: '1.2',
      title: aText('Give a word'),
      kind: 'manual',
      proofs: [],
      manual: { checklist: [aText('Click')], ask: [asked] },
      attest: aText('It is there'),
    }),
  ]);
  autopilot({
    handle,
    answers: anAnswers({
      go: 'all',
      values: { 'master.eip': '192.0.2.7' },
      steps: { word: { attest: reason, on: NO_LISTS } },
    }),
    auto: false,
    actors: ACTORS,
  });
  await handle.ended;
  const state = handle.state();
  const report = buildReport({
    book: handle.book,
    state,
    chain: { head: 'abcdef'.repeat(10), lines: ports.journal.events.length, intact: true },
    catalogue: ports.catalogue,
    texts: texts(lang),
  });
  return reportMarkdown({
    report,
    book: handle.book,
    state,
    events: ports.journal.events,
    texts: texts(lang),
  });
}

test('a record is a page of summary, timeline, steps with evidence, values and decisions', async () => {
  const text = await page('en');

  const titles = text.split('\n').filter((line) => line.startsWith('#'));
  expect(titles).toEqual([
    '# Test: record of the run (INCIDENT)',
    '## Timeline',
    '## Steps and their evidence',
    '### 1 main',
    '## Values',
    '## Decisions',
  ]);
  expect(text).toContain('**Everything is proven or attested.**');
  expect(text).toMatch(/^\| Journal \| \d+ lines, chain intact, head abcdefabcdef \|$/m);
  expect(text).toMatch(/^- \*\*1\.1 Make it\*\* passed, \d\d:\d\d:\d\d to .*$/m);
  expect(text).toMatch(/^ {2}- `fake\/ready` proof: pass, \d\d:\d\d:\d\d/m);
  expect(text).toMatch(
    /^- \*\*1\.2 Give a word\*\* attested.*because: seen in the console, by answers\.yaml/m,
  );
  expect(text).toMatch(/^\| `master\.eip` \| `192\.0\.2\.7` \| 1 \|/m);
});

test('the same in Chinese', async () => {
  const text = await page('zh-CN');

  expect(text).toContain('## 步骤及其证据');
  expect(text).toContain('**全部已证明或已具结。**');
});

test('what a person typed can neither become markup nor hide', async () => {
  const text = await page(
    'en',
    '| cell\n# title <b>bold</b> `code \u001B[31m\u202E[link](javascript:x)',
  );

  const tree = JSON.stringify(fromMarkdown(text));
  expect(tree).not.toContain('"type":"html"');
  expect(tree).not.toContain('"type":"link"');
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  expect(text).toContain('⟨202E⟩');
  expect(text).not.toContain('\u001B');
});
