import { expect, test } from 'vitest';
import { prepareBook } from '../../src/core/book.ts';
import { deriveSteps } from '../../src/core/derive.ts';
import { replay } from '../../src/core/reduce.ts';
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
