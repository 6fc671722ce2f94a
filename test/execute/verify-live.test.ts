import { expect, onTestFinished, test } from 'vitest';
import { verifyLive } from '../../src/execute/verify-live.ts';
import { verifyOnce } from '../../src/execute/verify.ts';
import type { Checked, SheetRow, VerifyPorts } from '../../src/execute/verify-sheet.ts';
import type { Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { isObject } from '../../src/model/json.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aFollower, waiting } from '../support/a-follower.ts';
import { aBook, aProbe, aProof, aStep, computed, passing } from '../support/a-runbook.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const ADDRESS = computed(['values.lb.address'], ({ values }) => {
  const lb = isObject(values) ? values['lb'] : null;
  return { address: isObject(lb) ? (lb['address'] ?? null) : null };
});
const check = (id: string, ...proofs: StepDef['proofs']) => aStep(id, { kind: 'check', proofs });

function watching(
  steps: readonly StepDef[],
  probes: { readonly [id: string]: ProbeDef },
  selected: (step: Checked) => boolean = () => true,
) {
  const clock = handClock();
  const catalogue: Catalogue = { probes, actions: {} };
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const ports: VerifyPorts = {
    clock,
    catalogue,
    readers: () => ({ ...FAKE_READERS, clock }),
    secrets: { get: async () => '' },
  };
  const book = aBook(steps, {}, catalogue);
  const sheets: string[][] = [];
  const rowsOf = (rows: readonly SheetRow[]) =>
    rows.map(({ step, look }) => `${step.id} ${look.found.verdict}`);
  const watch = async () => {
    for await (const rows of verifyLive(book, ports, selected, over.signal))
      sheets.push(rowsOf(rows));
  };
  return {
    clock,
    over,
    sheets,
    watch: () => watch().catch((error: unknown) => error),
    once: async () => rowsOf(await verifyOnce(book, ports, selected, over.signal)),
  };
}

test('the first sheet is told once all was looked at, and the next at the news', async () => {
  const [one, other] = [aFollower(), aFollower()];
  const { clock, sheets, watch } = watching(
    [check('a', aProof('fake/one')), check('b', aProof('fake/other'))],
    { 'fake/one': one.probe, 'fake/other': other.probe },
  );
  void watch();
  await settled();
  one.last().say(passing());
  await clock.pass(20_000);
  expect(sheets).toEqual([]);
  other.last().say(waiting());
  await settled();
  expect(sheets).toEqual([['a pass', 'b wait']]);

  await clock.pass(20_000);
  expect(sheets).toHaveLength(1);
  other.last().say(passing());
  await settled();
  expect(sheets.at(-1)).toEqual(['a pass', 'b pass']);
});

test('sheets come twice a second at most, and the last one tells how it is', async () => {
  const follower = aFollower();
  const { clock, sheets, watch } = watching([check('a', aProof('fake/live'))], {
    'fake/live': follower.probe,
  });
  void watch();
  await settled();
  for (let turn = 0; turn < 50; turn += 1) {
    follower.last().say(turn % 2 === 0 ? passing() : waiting());
    await clock.pass(40);
  }
  expect(sheets.length).toBeLessThanOrEqual(5);
  await clock.pass(600);

  expect(sheets.at(-1)).toEqual(['a wait']);
});

test('a verdict that turns is told at once, also right after other news', async () => {
  const follower = aFollower();
  const { clock, sheets, watch } = watching([check('a', aProof('fake/live'))], {
    'fake/live': follower.probe,
  });
  void watch();
  await settled();
  follower.last().say(waiting());
  await clock.pass(1000);
  follower.last().say(waiting('another-cause'));
  await clock.pass(200);
  const told = sheets.length;

  follower.last().say(passing());
  await clock.pass(1);

  expect(sheets.slice(told)).toEqual([['a pass']]);
});

test('counts that move are told every ten seconds', async () => {
  const follower = aFollower();
  const { clock, sheets, watch } = watching([check('a', aProof('fake/live'))], {
    'fake/live': follower.probe,
  });
  void watch();
  await settled();
  for (let count = 300; count > 1; count -= 1) {
    follower.last().say(waiting('pods-not-ready', count));
    await clock.pass(100);
  }

  expect(sheets).toHaveLength(3);
});

test('what one finds another reads, and reads again where it is found otherwise', async () => {
  const finder = aFollower();
  const reader = aFollower();
  const { clock, sheets, watch } = watching(
    [
      check('reads', aProof('fake/reader', {}, ADDRESS)),
      check('finds', aProof('fake/finder', { address: 'lb.address' })),
    ],
    { 'fake/finder': finder.probe, 'fake/reader': reader.probe },
  );
  void watch();
  await settled();
  finder.last().say(waiting());
  await settled();
  expect(sheets).toEqual([['reads unknown', 'finds wait']]);

  finder.last().say(passing({ address: '192.0.2.1' }));
  await clock.pass(1000);
  expect(reader.last().input).toEqual({ address: '192.0.2.1' });
  expect(sheets).toHaveLength(1);
  reader.last().say(passing());
  await settled();
  expect(sheets.at(-1)).toEqual(['reads pass', 'finds pass']);

  finder.last().say(passing({ address: '192.0.2.2' }));
  await clock.pass(1000);
  expect(reader.last().input).toEqual({ address: '192.0.2.2' });
  expect(reader.open()).toBe(1);
  reader.last().say(waiting());
  await clock.pass(1000);
  expect(sheets.at(-1)).toEqual(['reads wait', 'finds pass']);

  finder.last().say(waiting());
  await clock.pass(1000);
  expect(sheets.at(-1)).toEqual(['reads unknown', 'finds wait']);
  expect(reader.open()).toBe(0);
});

test('only what is selected is followed, and what finds a value for it', async () => {
  const [finder, reader, stranger] = [aFollower(), aFollower(), aFollower()];
  const { sheets, watch } = watching(
    [
      check('finds', aProof('fake/finder', { address: 'lb.address' })),
      check('reads', aProof('fake/reader', {}, ADDRESS)),
      check('other', aProof('fake/stranger')),
    ],
    {
      'fake/finder': finder.probe,
      'fake/reader': reader.probe,
      'fake/stranger': stranger.probe,
    },
    ({ id }) => id === 'reads',
  );
  void watch();
  await settled();
  finder.last().say(passing({ address: '192.0.2.1' }));
  await settled();
  reader.last().say(passing());
  await settled();

  expect(sheets).toEqual([['reads pass']]);
  expect(stranger.follows).toEqual([]);
});

test('a step whose condition became false stands on the sheet no more', async () => {
  const finder = aFollower();
  const { clock, sheets, watch } = watching(
    [
      check('finds', aProof('fake/finder', { address: 'lb.address' })),
      {
        ...check('reads', aProof('fake/looked-at')),
        if: computed(
          ['values.lb.address'],
          (scope) => ADDRESS.evaluate(scope) !== null && !JSON.stringify(scope).includes('none'),
        ),
      },
    ],
    { 'fake/finder': finder.probe, 'fake/looked-at': aProbe() },
  );
  void watch();
  await settled();
  finder.last().say(passing({ address: '192.0.2.1' }));
  await clock.pass(1000);
  expect(sheets.at(-1)).toEqual(['finds pass', 'reads pass']);
  finder.last().say(passing({ address: 'none' }));
  await clock.pass(1000);

  expect(sheets.at(-1)).toEqual(['finds pass']);
});

test('whoever leaves closes all, and a bug goes up', async () => {
  const follower = aFollower();
  const [left, broken] = [0, 1].map(() =>
    watching([check('a', aProof('fake/live'))], { 'fake/live': follower.probe }),
  );
  const leaving = left?.watch();
  await settled();
  follower.last().say(waiting());
  await settled();
  left?.over.abort();
  expect(await leaving).toMatchObject({ name: 'AbortError' });
  await settled();
  expect(follower.open()).toBe(0);

  const breaking = broken?.watch();
  await settled();
  follower.last().throws(new TypeError('a bug'));
  expect(await breaking).toMatchObject({ message: 'a bug' });
  await settled();
  expect(follower.open()).toBe(0);
});

test('one look tells the same, in as many rounds as values need, and looks at nothing else', async () => {
  const finder = aFollower({ look: () => passing({ address: '192.0.2.1' }) });
  const reader = aFollower({ look: () => waiting() });
  const stranger = aFollower();
  const { once } = watching(
    [
      check('reads', aProof('fake/reader', {}, ADDRESS)),
      check('finds', aProof('fake/finder', { address: 'lb.address' })),
      check('other', aProof('fake/stranger')),
    ],
    {
      'fake/finder': finder.probe,
      'fake/reader': reader.probe,
      'fake/stranger': stranger.probe,
    },
    ({ id }) => id === 'reads',
  );

  expect(await once()).toEqual(['reads wait']);
  expect([finder, reader, stranger].map(({ looks }) => looks.count)).toEqual([1, 1, 0]);
});
