import { expect, test } from 'vitest';
import { eventWords } from '../../src/text/event-line.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { DEMO_BOOK } from '../support/demo-book.ts';
import { anEvent } from '../support/demo-run.ts';

const voice = voiceOf(DEMO_BOOK, () => ({}), texts('en'));
const told = (value: string) =>
  eventWords(
    anEvent(
      { type: 'value-found', step: 'dns', name: 'dns.before', value, source: 'dns/recorded' },
      0,
    ),
    voice,
  );

test('a long value is told by its beginning, so that it does not bury what was told before', () => {
  const line = told('name '.repeat(300));

  expect(line.length).toBeLessThan(200);
  expect(line).toMatch(/^Value dns.before = name name .* …\+1\d{3}, from dns\/recorded$/);
});

test('a value of one line is told whole', () => {
  expect(told('47.91.20.7')).toBe('Value dns.before = 47.91.20.7, from dns/recorded');
});
