import { describe, expect, test } from 'vitest';
import { scanJson } from '../../src/files/scan-json.ts';

const GOOD = JSON.stringify({
  a: [1, -0.5, 2e-7, 'x\n"\\\u00e9\u2028', true, false, null, {}, []],
  '': { 'k"': [[{ b: 'c' }]] },
});

describe('what the scan takes', () => {
  test('is what JSON.parse takes, and all of it: no broken text gets through, and no good one is refused', () => {
    const signs = [
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\\',
      '0',
      '-',
      '.',
      'e',
      't',
      ' ',
      '\n',
      '\t',
      '',
    ];
    const different: string[] = [];
    for (let at = 0; at <= GOOD.length; at += 1)
      for (const sign of signs)
        for (const skipped of [0, 1]) {
          const text = GOOD.slice(0, at) + sign + GOOD.slice(at + skipped);
          if (isWhole(text) !== isJson(text)) different.push(text);
        }

    expect(different).toEqual([]);
  });

  test('may be followed by more, each found where it stands', () => {
    const text = '  {"a":1}\n[2] "x"7 ';

    const found: string[] = [];
    for (let from = 0; ;) {
      const scanned = scanJson(text, from);
      if (scanned.is !== 'value') break;
      found.push(text.slice(scanned.start, scanned.end));
      from = scanned.end;
    }

    expect(found).toEqual(['{"a":1}', '[2]', '"x"', '7']);
  });
});

describe('what is wrong', () => {
  test.each([
    ['{"a" 1}', 'json-syntax', 5, '1}', ':'],
    ['{"a":1 "b":2}', 'json-syntax', 7, '"b":2}', ', | }'],
    ['{"a":1,}', 'json-syntax', 7, '}', '"…"'],
    ['[1 2]', 'json-syntax', 3, '2]', ', | ]'],
    ['{a:1}', 'json-syntax', 1, 'a:1}', '"…" | }'],
    ['{"a":01}', 'json-syntax', 5, '01}', '{ | [ | "…" | 0 | true | false | null'],
    ['{"a":"x\ny"}', 'json-syntax', 7, '', '"'],
    ['["\\x"]', 'json-syntax', 2, '\\x"]', '\\\\'],
    ['{"a":[1,2', 'json-cut', 9, '', ''],
    ['{"a":"no en', 'json-cut', 11, '', ''],
    ['{"a":tru', 'json-cut', 8, '', ''],
    ['["\\u00', 'json-cut', 6, '', ''],
    ['{"a":{"b":1,"c":{"b":2},"b":3}}', 'duplicate-key', 24, 'b', ''],
  ])('in %j is told with its place', (text, code, at, found, expected) => {
    expect(scanJson(text, 0)).toEqual({ is: 'fault', code, at, found, expected });
  });

  test('is found however deep it stands', () => {
    const deep = '['.repeat(200_000);

    expect(scanJson(deep, 0)).toMatchObject({ code: 'json-cut', at: 200_000 });
  });
});

function isWhole(text: string): boolean {
  const scanned = scanJson(text, 0);
  if (scanned.is === 'fault') return scanned.code === 'duplicate-key';
  return scanned.is === 'value' && text.slice(scanned.end).trim() === '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
