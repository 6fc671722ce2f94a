import { expect, test } from 'vitest';
import { runJson } from '../../src/frontend/json.ts';
import { summaryLines } from '../../src/frontend/plain/summary.ts';
import { printerOf } from '../../src/frontend/plain/printer.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { anEvent, demoRun } from '../support/demo-run.ts';
import { RUN_STARTED } from '../support/events.ts';
import { handClock } from '../support/hand-clock.ts';

const EVENTS = [
  anEvent(
    RUN_STARTED.type === 'run-started'
      ? { ...RUN_STARTED, options: { ...RUN_STARTED.options, practice: true } }
      : RUN_STARTED,
    0,
  ),
  anEvent({ type: 'go-given', section: 'deploy' }, 1),
].map((event) => ({ ...event, mode: 'drill' as const }));

async function lines(lang: Lang, practice: boolean): Promise<readonly string[]> {
  const run = demoRun({ mode: 'drill', practice }, { events: EVENTS });
  const words = texts(lang);
  const voice = voiceOf(run.handle.book, () => run.handle.scope(), words);
  const over = new AbortController();
  const said: string[] = [];
  const printer = printerOf(run.handle, voice, handClock(), (text) => {
    said.push(text.trimEnd());
    if (said.length === EVENTS.length) over.abort();
  });
  await printer.printEvents(over.signal);
  return [...said, summaryLines(run.handle, voice, words)[0] ?? ''];
}

test.each([
  ['en', false, /^DRILL \d/, 'Run 7f3c00aa11bb, DRILL'],
  ['en', true, /^DRILL \(range\) \d/, 'Run 7f3c00aa11bb, DRILL in the practice range'],
  ['zh-CN', false, /^演练 \d/, '运行 7f3c00aa11bb，演练'],
  ['zh-CN', true, /^演练（本机） \d/, '运行 7f3c00aa11bb，本机环境演练'],
] as const)(
  'each line of a drill says so, the first and the last as well (%s, practice: %s)',
  async (lang, practice, lead, last) => {
    const said = await lines(lang, practice);

    expect(said.slice(0, -1).every((line) => lead.test(line))).toBe(true);
    expect(said.at(-1)).toBe(last);
  },
);

test.each([
  [false, undefined],
  [true, true],
])('each line of JSON names its mode, and the practice range (%s)', async (practice, told) => {
  const run = demoRun({ mode: 'drill', practice }, { events: EVENTS });
  const written: { readonly mode: string; readonly practice?: boolean }[] = [];
  const ended = runJson({
    handle: run.handle,
    autopilot: { open: () => [], isBusy: () => true, refusals: () => [], stop: () => {} },
    clock: handClock(),
    write(text) {
      written.push(JSON.parse(text));
      if (written.length === EVENTS.length) void run.handle.stop('interrupted');
    },
    onInterrupt: () => () => {},
  });
  await ended;

  expect(written.map(({ mode, practice: said }) => [mode, said])).toEqual([
    ['drill', told],
    ['drill', told],
  ]);
});
