import { expect, test } from 'vitest';
import { pastRunOf } from '../../src/core/past-run.ts';
import { replay } from '../../src/core/reduce.ts';
import type { LedgerEntry } from '../../src/model/catalogue.ts';
import type { Report } from '../../src/model/report.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { reportMarkdown } from '../../src/report/report-markdown.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { aPast, aPastRun, DAY, MINUTE, proved, timed } from '../support/a-past.ts';
import { aBook, aStep, aText, FAKE_CATALOGUE } from '../support/a-runbook.ts';

const BOOK = aBook(
  ['made', 'changed', 'never'].map((id, index) =>
    aStep(id, { ref: `1.${index + 1}`, title: aText(id) }),
  ),
);
const PAST = aPast(
  [...BOOK.steps.keys()],
  [
    aPastRun('0c4e12ab9d3f', 'drill', {
      made: proved(-12 * DAY, 4 * MINUTE),
      changed: proved(-12 * DAY, null, 'v0'),
    }),
    aPastRun('51f0aa27c6e8', 'drill', { made: proved(-40 * DAY, 9 * MINUTE) }),
    aPastRun('e92b66015d74', 'practice', { made: proved(-DAY, 2000) }),
  ],
);

function reported(
  lang: Lang,
  options: Parameters<typeof timed>[1] = {},
  created: readonly LedgerEntry[] = [],
): { readonly report: Report; readonly text: string } {
  const events = timed(
    [
      [10, { type: 'step-started', step: 'made', attempt: 1, key: 'run/made/1' }],
      [
        20,
        {
          type: 'action-applied',
          step: 'made',
          changed: true,
          created,
          evidence: [],
          until: 90,
        },
      ],
      [70, { type: 'step-passed', step: 'made', seen: [] }],
    ],
    options,
  ).map((event) => ({ ...event, prev: '' }));
  const state = replay(BOOK, events);
  const words = texts(lang);
  const own = pastRunOf(events, { book: BOOK, versions: PAST.versions });
  const report = buildReport({
    book: BOOK,
    state,
    chain: { head: 'ab'.repeat(32), lines: 4, intact: true },
    catalogue: FAKE_CATALOGUE,
    texts: words,
    before: { past: PAST, own },
  });
  return { report, text: reportMarkdown({ report, book: BOOK, state, events, texts: words }) };
}

test('a report tells of each step what was proved before, with which text, and how long it took', () => {
  const { steps } = reported('en').report;

  expect(steps.map(({ id, proved: before, tookMs }) => [id, before, tookMs])).toEqual([
    [
      'made',
      {
        is: 'fresh',
        changed: false,
        version: 'v1',
        last: {
          run: '0c4e12ab9d3f',
          ground: 'drill',
          at: '1969-12-20T00:00:00.000Z',
          version: 'v1',
        },
        took: {
          drill: { runs: 2, medianMs: 6.5 * MINUTE, worstMs: 9 * MINUTE },
          practice: { runs: 1, medianMs: 2000, worstMs: 2000 },
        },
      },
      MINUTE,
    ],
    ['changed', expect.objectContaining({ is: 'old', changed: true }), undefined],
    ['never', { is: 'never', changed: false, version: 'v1', last: null, took: {} }, undefined],
  ]);
});

test('the page has it as a table', () => {
  const { text } = reported('en', { mode: 'incident' });

  const rows = text.split('\n').filter((line) => /^\| (1\.|Step )/.test(line));
  expect(rows.map((row) => row.replaceAll(/ +/g, ' '))).toEqual([
    '| Step | Proved before this run | Took before (median) | Took here |',
    '| 1.1 made | fresh: 1969-12-20 00:00:00, drill 0c4e12ab9d3f | 6m 30s, 9m at worst (drill, 2 runs); 2s (drill in the practice range) | 1m |',
    '| 1.2 changed | old: 1969-12-20 00:00:00, drill 0c4e12ab9d3f; its text is another since then | | |',
    '| 1.3 never | in no earlier run of this machine | | |',
  ]);
});

test.each([
  ['en', 'incident', false, 'INCIDENT', null],
  ['en', 'drill', false, 'DRILL', 'DRILL: rehearsed on a practice cluster'],
  [
    'en',
    'drill',
    true,
    'DRILL in the practice range',
    'DRILL in the practice range: rehearsed in a world that existed only on one machine',
  ],
  ['zh-CN', 'drill', false, '演练', '演练：在演练集群上进行'],
  ['zh-CN', 'drill', true, '本机环境演练', '本机环境演练：在只存在于一台机器上的环境中进行'],
] as const)(
  'no record of a drill can be read as that of an incident (%s, %s, practice: %s)',
  (lang, mode, practice, word, says) => {
    const { report, text } = reported(lang, { mode, practice });

    const [title = '', , first = ''] = text.split('\n');
    const headings = text.split('\n').filter((line) => line.startsWith('##'));
    expect(report).toMatchObject({ mode, ...(practice ? { practice: true } : {}) });
    expect(title).toMatch(new RegExp(`[（(]${word}[)）]$`));
    expect(first.startsWith(`**${says ?? ''}`)).toBe(true);
    expect(headings.every((line) => line.includes(word) === (mode === 'drill'))).toBe(true);
    expect('practice' in report).toBe(practice);
  },
);

test('what was made in the range went with it: nothing of it is still there', () => {
  const created = { what: { kind: 'Namespace', name: 'prod' }, undo: { byHand: { en: 'No.' } } };

  const isLeft = (practice: boolean) =>
    reported('en', { practice }, [created]).text.includes('## Still there');

  expect([isLeft(false), isLeft(true)]).toEqual([true, false]);
});
