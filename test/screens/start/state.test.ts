import { expect, test } from 'vitest';
import type { Picked, StartChoices } from '../../../screens/start/questions.ts';
import { firstStart, startKey, type StartState } from '../../../screens/start/state.ts';
import { wordsOf } from '../../../screens/words.ts';

const WORDS = wordsOf('en', false, 'UTC');
const CHOICES: StartChoices = {
  runs: [{ id: '7f3c00aa11bb', mode: 'drill', site: 'example', at: 0 }],
  modes: ['incident', 'drill', 'verify'],
  runbooks: [{ path: 'cluster-recovery', title: { en: 'Cluster recovery' } }],
  sites: [
    { path: 'a.yaml', title: { en: 'A' } },
    { path: 'b.yaml', title: { en: 'B' } },
  ],
  contexts: ['one', 'two'],
  now: 0,
};

function pressed(...names: readonly string[]): { state: StartState; picked?: Picked | null } {
  let state: StartState = firstStart('en');
  for (const name of names) {
    const next = startKey(CHOICES, WORDS, state, { name, text: '' });
    if (next.picked !== undefined) return { state: next.state, picked: next.picked };
    ({ state } = next);
  }
  return { state };
}

test('an open run is gone on with', () => {
  expect(pressed('enter').picked).toEqual({ is: 'resume', run: '7f3c00aa11bb' });
});

test('what there is only one of is not asked about, and what is about to start is shown before it starts', () => {
  expect(pressed('down', 'enter', 'down', 'enter').picked).toBeUndefined();
  expect(pressed('down', 'enter', 'down', 'enter', 'enter').picked).toEqual({
    is: 'new',
    mode: 'incident',
    practice: false,
    runbook: 'cluster-recovery',
    site: 'b.yaml',
    context: null,
  });
});

test('a drill is in the practice range unless a cluster is named', () => {
  expect(pressed('down', 'down', 'enter', 'enter', 'enter').picked).toMatchObject({
    mode: 'drill',
    practice: true,
    site: null,
    context: null,
  });
  expect(
    pressed('down', 'down', 'enter', 'down', 'down', 'enter', 'enter', 'enter').picked,
  ).toMatchObject({ mode: 'drill', practice: false, site: 'a.yaml', context: 'two' });
});

test('not now goes back to the question before', () => {
  const { state } = pressed('down', 'enter', 'enter', 'down', 'enter');

  expect(state.chosen).toEqual(['incident']);
});

test('without a site nothing is started, and the command to type can be copied', () => {
  const choices = { ...CHOICES, sites: [] };
  const asked = { ...firstStart('en'), chosen: ['verify'] };

  const copied = startKey(choices, WORDS, asked, { name: 'y', text: '' });
  const back = startKey(choices, WORDS, asked, { name: 'enter', text: '' });

  expect(copied.copy).toBe('dr-wizard verify --site FILE');
  expect(back).toMatchObject({ state: { chosen: [] } });
});

test('Esc goes back one question, and leaves from the first', () => {
  expect(pressed('down', 'enter', 'esc').state.chosen).toEqual([]);
  expect(pressed('esc').picked).toBeNull();
  expect(pressed('ctrl-c').picked).toBeNull();
});

test('a digit chooses nothing', () => {
  expect(pressed('1', '2').picked).toBeUndefined();
});

test('the cursor stays within the options', () => {
  expect(pressed('up').state.index).toBe(0);
  expect(pressed('down', 'down', 'down', 'down', 'down').state.index).toBe(3);
});
