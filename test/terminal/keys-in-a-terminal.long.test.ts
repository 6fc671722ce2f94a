import { afterEach, expect, test } from 'vitest';
import { playSeedInTerminal } from '../support/fuzz/pty-seeds.ts';
import { disposeAll } from '../support/terminal/pty.ts';

const SEEDS = 20;
const KEYS = 5000;

afterEach(disposeAll);

test('100,000 random keys, pastes and sizes in a terminal end no drill, draw no frame too wide and decide nothing unasked', async () => {
  const reached = new Map<string, number>();
  let [keys, frames] = [0, 0];

  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const played = await playSeedInTerminal(seed, KEYS);
    keys += played.keys;
    frames += played.frames;
    for (const [kind, times] of played.decided) reached.set(kind, (reached.get(kind) ?? 0) + times);
    process.stdout.write(`seed ${seed}: ${keys} keys, ${frames} frames\n`);
  }

  process.stdout.write(`${JSON.stringify([...reached])}\n`);
  expect(keys).toBeGreaterThanOrEqual(SEEDS * KEYS);
  // Keys that come at once share a frame.
  expect(frames).toBeGreaterThan(keys / 20);
  expect([...reached.keys()]).toEqual(
    expect.arrayContaining(['go', 'tick', 'answer', 'skip', 'waiting-on']),
  );
});
