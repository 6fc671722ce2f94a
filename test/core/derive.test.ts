import { expect, test } from 'vitest';
import { prepareBook } from '../../src/core/book.ts';
import { deriveSteps } from '../../src/core/derive.ts';
import { replay } from '../../src/core/reduce.ts';
import type { Fact } from '../../src/model/event.ts';
import { FAKE_CATALOGUE } from '../support/a-runbook.ts';
import { eventsOf, RUN_STARTED } from '../support/events.ts';
import { goodRunbook } from '../support/lint-text.ts';

const STEPS = `
  - id: count
    title: { en: Count }
    manual: { ask: [{ id: nodes.said, type: string, title: { en: Nodes } }] }
    attest: { en: Counted. }
  - id: many
    title: { en: Many }
    if: int(values.nodes.said) > 3
    manual: { checklist: [{ en: Add some. }] }
    attest: { en: Added. }
`;

/** The state of the step that runs only where more than three nodes were said. */
function whenSaid(value: string) {
  const book = prepareBook(goodRunbook(STEPS), FAKE_CATALOGUE);
  const facts = eventsOf([
    RUN_STARTED,
    { type: 'value-found', step: 'count', name: 'nodes.said', value, source: 'operator' },
    { type: 'operator-decided', decision: { do: 'attest', step: 'count' } },
  ]);
  return deriveSteps(book, replay(book, facts)).get('many');
}

test('a condition that cannot be answered with a value blocks its step and names the value', () => {
  expect(whenSaid('four')).toEqual({ is: 'blocked', by: [{ value: 'values.nodes.said' }] });
  expect(whenSaid('4')).toEqual({ is: 'your-turn' });
  expect(whenSaid('2')).toEqual({ is: 'not-needed' });
});

test('a step that asks for what is missing stays needed while it is told, and is not where others found it', () => {
  const book = prepareBook(
    goodRunbook(`
  - id: finds
    title: { en: Finds }
    manual: { ask: [{ id: net.vpc, type: string, title: { en: VPC } }] }
    attest: { en: Found. }
  - id: asks
    title: { en: Asks }
    if: "!has(values.net.egress)"
    manual: { ask: [{ id: net.egress, type: ip, title: { en: Egress } }] }
    attest: { en: Told. }
`),
    FAKE_CATALOGUE,
  );
  const after = (...facts: readonly Fact[]) =>
    deriveSteps(
      book,
      replay(
        book,
        eventsOf([
          RUN_STARTED,
          { type: 'operator-decided', decision: { do: 'attest', step: 'finds' } },
          ...facts,
        ]),
      ),
    ).get('asks');
  const told = (step: string): Fact => ({
    type: 'value-found',
    step,
    name: 'net.egress',
    value: '192.0.2.2',
    source: step,
  });

  expect(after()).toEqual({ is: 'your-turn' });
  expect(after(told('asks'))).toEqual({ is: 'your-turn' });
  expect(after(told('finds'))).toEqual({ is: 'not-needed' });
});
