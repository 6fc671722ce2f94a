import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { WizardError } from '../../../src/model/error.ts';
import { anEvent, DEMO_EVENTS, demoRun } from '../../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../../support/demo-session.ts';
import { SEEN_EVENTS } from '../../support/demo-look.ts';

const SIZE = { columns: 80, rows: 24 };

function screen(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, SIZE))
    .lines.map(textOf)
    .join('\n');
}

const went = (n: number) =>
  Array.from({ length: n }, (_, at) => anEvent({ type: 'go-given', section: `s${at}` }, at));

test('the journal follows; going up pauses it and counts what comes; End follows again', async () => {
  const run = demoRun({}, { events: went(60) });
  const demo = demoSession(run);
  await settled();
  await demo.press('t');
  expect(screen(demo)).toContain('go given for s59');

  await demo.press('up', 'up');
  expect(screen(demo)).toContain('paused, End follows');
  for (let at = 60; at < 72; at += 1)
    run.tell(anEvent({ type: 'go-given', section: `s${at}` }, at));
  await settled();
  await demo.press('up');

  expect(screen(demo)).toContain('paused, 12 new below, End follows');
  expect(screen(demo)).not.toContain('given for s65');
  await demo.press('end');
  expect(screen(demo)).toContain('go given for s71');
  expect(screen(demo)).toContain('following');
});

test('more events than one page ever had are all there', async () => {
  const demo = demoSession(demoRun({}, { events: went(3000) }));
  await settled();
  await demo.press('t');

  expect(screen(demo)).toContain('all events, 3,000');
});

test('f shows decisions, then what went wrong, then those of one step, then all', async () => {
  const demo = demoSession(demoRun({}, { events: SEEN_EVENTS }));
  await settled();
  await demo.press('t', 'f');
  expect(screen(demo)).toContain('only decisions, 1');
  expect(screen(demo)).not.toContain('go given');

  await demo.press('f');
  expect(screen(demo)).toContain('only what went wrong, 1');
  await demo.press('f');
  expect(screen(demo)).toContain('only 2.6.2, ');
  await demo.press('f');

  expect(screen(demo)).toContain(`all events, ${SEEN_EVENTS.length}`);
});

test('a search leaves the events that say it', async () => {
  const demo = demoSession(demoRun({}, { events: DEMO_EVENTS }));
  await settled();
  await demo.press('t', '/', '"attempt');
  expect(screen(demo)).toContain('all events, 1');

  await demo.press('esc');

  expect(screen(demo)).toContain(`all events, ${DEMO_EVENTS.length}`);
});

test('Enter opens an event with who, when, every field, and what was seen', async () => {
  const run = demoRun({}, { events: SEEN_EVENTS });
  const demo = demoSession(run, { evidence: async ({ file }) => `what stood in\n${file}` });
  await settled();
  await demo.press('t', 'up', 'enter');

  const shown = screen(demo);
  expect(shown).toContain('who');
  expect(shown).toContain('ops@ops-1 (operator)');
  expect(shown).toContain('evidence/41-pods.txt');
  expect(shown).toContain(`sha256 ${'ab'.repeat(32)}`);
  expect(shown).toContain('what stood in');
});

test('evidence that cannot be read says why and what to do', async () => {
  const run = demoRun({}, { events: SEEN_EVENTS });
  const demo = demoSession(run, {
    evidence: async ({ file }) => {
      throw new WizardError('not-proven', 'evidence-unreadable', { file, error: 'ENOENT' });
    },
  });
  await settled();
  await demo.press('t', 'up', 'enter');

  expect(screen(demo)).toContain('evidence/41-pods.txt cannot be read (ENOENT)');
  expect(screen(demo)).toContain('Look for the file');
});
