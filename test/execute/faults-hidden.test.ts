import { expect, test } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { debriefLines } from '../../src/frontend/plain/debrief-lines.ts';
import type { FaultNews } from '../../src/model/range.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { reportMarkdown } from '../../src/report/report-markdown.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { ACTORS, anAnswers, aRun } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';

const NEWS: FaultNews = {
  index: 0,
  fault: 'git-gone',
  is: 'injected',
  title: { en: 'The git server is gone', zh: 'git 服务器不可用' },
  notice: { en: 'Nothing can be fetched', zh: '拿不到代码' },
  causes: ['not-yet'],
};

async function aDrill() {
  const { handle, ports } = await aRun([aStep('a')]);
  const shown: string[] = [];
  const reading = (async () => {
    for await (const { type } of handle.events(new AbortController().signal)) shown.push(type);
  })();
  return { handle, ports, shown, reading };
}

test('what breaks the practice range is in the journal at once, and shown when the run is over', async () => {
  const { handle, ports, shown, reading } = await aDrill();

  await handle.note(NEWS);
  await handle.note({ ...NEWS, is: 'ended' });
  const types = () => ports.journal.events.map(({ type }) => type);
  expect(types()).toEqual(expect.arrayContaining(['fault-injected', 'fault-ended']));
  await handle.decide({ do: 'go', step: null, value: 'main' }, ACTORS.auto);
  expect(shown).not.toContain('fault-injected');
  autopilot({ handle, answers: anAnswers({ go: 'all' }), auto: false, actors: ACTORS });
  await handle.ended;
  await reading;

  expect(shown.slice(-3)).toEqual(['fault-injected', 'fault-ended', 'run-finished']);
  await handle.note(NEWS);
  expect(types().filter((type) => type === 'fault-injected')).toHaveLength(1);
});

test('a debrief stands at the end in both languages, and in the record as data and as a page', async () => {
  const { handle, ports, reading } = await aDrill();
  await handle.note(NEWS);
  autopilot({ handle, answers: anAnswers({ go: 'all' }), auto: false, actors: ACTORS });
  await handle.ended;
  await reading;

  const lines = (lang: 'en' | 'zh-CN') =>
    debriefLines(
      handle,
      voiceOf(handle.book, () => handle.scope(), texts(lang)),
      texts(lang),
    );
  expect(lines('en')).toEqual([
    'Debrief',
    '  1. The git server is gone',
    '     To be noticed: Nothing can be fetched',
    expect.stringMatching(/^ {5}It was there from .* on, to the end\.$/),
    expect.stringMatching(/^ {5}(Missed: nothing showed it before it was over\.|Seen after .*)$/),
    ...lines('en').slice(5),
  ]);
  expect(lines('zh-CN')[0]).toBe('复盘');
  const book = handle.book;
  const state = handle.state();
  const chain = { head: '', lines: 1, intact: true };
  const { catalogue } = ports;
  const report = buildReport({ book, state, chain, catalogue, texts: texts('en') });
  expect(report.debrief?.faults).toMatchObject([{ fault: 'git-gone', endedAt: null }]);
  const page = reportMarkdown({
    report,
    book,
    state,
    events: ports.journal.events,
    texts: texts('en'),
  });
  expect(page).toContain('## Debrief');
  expect(page).toContain('**1. The git server is gone**');
});
