import { expect, test } from 'vitest';
import { createStore } from '../../screens/store.ts';
import { outputOf } from '../../screens/view.ts';
import type { RunHandle } from '../../src/model/run.ts';
import { anEvent, demoRun } from '../support/demo-run.ts';
import { settled, stillTicker } from '../support/demo-session.ts';

function aStore(handle: RunHandle, ticker = stillTicker(), isBehind = () => false) {
  const store = createStore(handle, ticker, isBehind, (error) => {
    throw error;
  });
  return { store, ticker };
}

test('what rests on the state alone is made once for each state, not for each key', () => {
  const run = demoRun();
  let made = 0;
  const { store } = aStore({
    ...run.handle,
    steps() {
      made += 1;
      return run.handle.steps();
    },
  });
  const before = store.view();
  for (let key = 0; key < 100; key += 1) store.refresh();
  expect(made).toBe(1);
  expect(store.view().steps).toBe(before.steps);

  run.become({ ...run.handle.state(), goes: [] });
  expect(store.fresh().state.goes).toEqual([]);
  expect(made).toBe(2);
  store.close();
});

test('a day of events keeps the last ten thousand, and a list that was handed out stays as it was', async () => {
  const run = demoRun({}, { events: [] });
  const { store, ticker } = aStore(run.handle);
  run.tell(anEvent({ type: 'go-given', section: 'deploy' }, 0));
  await settled();
  ticker.fire();
  const first = store.view().events;

  for (let seq = 1; seq < 20_000; seq += 1)
    run.tell(anEvent({ type: 'go-given', section: 'deploy' }, seq));
  await settled();
  await settled();
  ticker.fire();

  expect(store.view().events).toHaveLength(10_000);
  expect(store.view().events.at(-1)?.seq).toBe(20_000);
  expect(first).toHaveLength(1);
  store.close();
});

test('who has left is told no more, and nothing is due any longer', () => {
  const run = demoRun();
  const { store, ticker } = aStore(run.handle);
  let told = 0;
  for (let visit = 0; visit < 1000; visit += 1) store.subscribe(() => (told += 1))();
  store.refresh();
  expect(told).toBe(0);

  store.close();
  run.become({ ...run.handle.state() });
  ticker.fire();
  expect(told).toBe(0);
});

test('what a key changed while the terminal was behind is shown soon after, not a tenth of a second later', () => {
  const waits: number[] = [];
  const still = stillTicker();
  const ticker = {
    ...still,
    after(ms: number, call: () => void) {
      waits.push(ms);
      return still.after(ms, call);
    },
  };
  let isBehind = true;
  let drawn = 0;
  const { store } = aStore(demoRun().handle, ticker, () => isBehind);
  store.subscribe(() => {
    drawn += 1;
  });
  store.refresh();
  expect(drawn).toBe(0);
  expect(waits.at(-1)).toBeLessThan(20);

  isBehind = false;
  still.fire();
  expect(drawn).toBe(1);
  store.close();
});

test('the output of a step is one and the same list until more of it has come', () => {
  const output = ['a', 'b', ''];
  const run = demoRun();
  const live = (lines: readonly string[]) => () => ({ progress: null, output: lines, total: 2 });
  const { store } = aStore({ ...run.handle, live: live(output) });

  expect(outputOf(store.fresh(), 'x')).toEqual(['a', 'b']);
  expect(outputOf(store.fresh(), 'x')).toBe(outputOf(store.fresh(), 'x'));
  store.close();
});
