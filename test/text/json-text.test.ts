import { expect, test } from 'vitest';
import { jsonText } from '../../src/text/json-text.ts';

test('a subject with the one-byte form of a terminal sequence does not reach the terminal in JSON', () => {
  const value = { subject: 'a\u001B[31m\u009B2J\u007F\u202Eb\u{E0041} 上海\n' };

  const text = jsonText(value, 2);

  expect(text).toBe(
    String.raw`{
  "subject": "a\u001b[31m\u009b2J\u007f\u202eb\udb40\udc41 上海\n"
}`,
  );
  expect(JSON.parse(text)).toEqual(value);
});
