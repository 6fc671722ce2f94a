import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor } from '../../src/journal/redact.ts';

const SECRET = 'p@ss/w0rd+"q\\ü<&> x';
const MARK = '‹secret registry.password›';

test.for([
  ['as it is', SECRET],
  ['in JSON', JSON.stringify({ password: SECRET })],
  ['in JSON inside JSON', JSON.stringify(JSON.stringify({ password: SECRET }))],
  ['in JSON as Go writes it', JSON.stringify(SECRET).replaceAll(/[<>&]/gu, codeOf)],
  ['in JSON in ASCII', JSON.stringify(SECRET).replaceAll('ü', '\\u00fc')],
  ['in JSON with escaped slashes', JSON.stringify(SECRET).replaceAll('/', '\\/')],
  ['in a URL', `https://u:${encodeURIComponent(SECRET)}@registry.example`],
  ['in a URL in small letters', encodeURIComponent(SECRET).replaceAll(/%../gu, lower)],
  ['in a form', new URLSearchParams({ password: SECRET }).toString()],
  ['in base64', base64(SECRET)],
  ['in base64url', Buffer.from(SECRET).toString('base64url')],
  ['in base64 as user:password', `Basic ${base64(`admin:${SECRET}`)}`],
  ['in base64 of JSON', base64(JSON.stringify({ password: SECRET }))],
  ['in a pull secret', pullSecret(SECRET)],
  ['in base64 in a URL', encodeURIComponent(base64(SECRET))],
] as const)('a secret is taken out where it stands %s', ([, text]) => {
  const redactor = createRedactor();
  redactor.add('registry.password', SECRET);

  const redacted = redactor.text(`before ${text} after`);

  expect(redacted).toMatch(/^before .* after$/u);
  expect(redacted).toContain(MARK);
  expect(everythingIn(redacted)).not.toContain('w0rd');
});

test('base64 is recognised at each of its three alignments, whatever stands around', () => {
  const redactor = createRedactor();
  redactor.add('registry.password', SECRET);
  const around = fc.uint8Array({ maxLength: 20 });

  fc.assert(
    fc.property(around, around, (before, after) => {
      const encoded = Buffer.concat([before, Buffer.from(SECRET), after]).toString('base64');

      const redacted = redactor.text(encoded);

      expect(redacted.split(MARK)).toHaveLength(2);
      // At most the two characters that also hold bits of what stands around are left of it.
      expect(redacted.length).toBeLessThanOrEqual(
        encoded.length - Math.floor((Buffer.from(SECRET).length * 8) / 6) + MARK.length + 2,
      );
    }),
  );
});

test('a key of many lines is taken out where it is indented, and where lines end otherwise', () => {
  const lines = [
    '-----BEGIN KEY-----',
    'MIIEvQIBADANBgkqhkiG',
    'w0BAQEFAASCBKcwggSj',
    '-----END KEY-----',
  ];
  const redactor = createRedactor();
  redactor.add('ssh.key', `${lines.join('\n')}\n`);

  const redacted = redactor.text(
    [lines.map((line) => `    ${line}`).join('\n'), `${lines.join('\r\n')}\r\n`].join('\n'),
  );

  expect(redacted).not.toMatch(/MIIE|w0BA/u);
});

test('text is redacted the same in pieces as in one', () => {
  const redactor = createRedactor();
  redactor.add('a', 'abab');
  redactor.add('b', 'babaabb');
  redactor.add('c', 'aabbaabb');
  const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }));

  fc.assert(
    fc.property(pieces, (chunks) => {
      const stream = redactor.stream();

      const out = chunks.map((chunk) => stream.push(chunk)).join('') + stream.end();

      expect(withoutNames(out)).toBe(withoutNames(redactor.text(chunks.join(''))));
      expect(withoutNames(out)).toBe(byHand(chunks.join(''), ['abab', 'babaabb', 'aabbaabb']));
    }),
    { numRuns: 2000 },
  );
});

test('a piece gives out all that cannot be the beginning of a secret', () => {
  const redactor = createRedactor();
  redactor.add('password', 'swordfish');
  const stream = redactor.stream();

  expect(stream.push('user sword')).toBe('user ');
  expect(stream.push('s and swordf')).toBe('swords and ');
  expect(stream.push('ish!')).toBe('‹secret password›!');
  expect(stream.push('swor')).toBe('');
  expect(stream.end()).toBe('swor');
});

test('a secret that is added while a stream runs is looked for in what is held back', () => {
  const redactor = createRedactor();
  redactor.add('one', 'swordfish');
  const stream = redactor.stream();

  const first = stream.push('a sword');
  redactor.add('two', 'sword-dance');
  const second = stream.push('-dance and swordfish');

  expect(first + second + stream.end()).toBe('a ‹secret two› and ‹secret one›');
});

test('a stream that began before there was a secret looks for it', () => {
  const redactor = createRedactor();
  const stream = redactor.stream();

  expect(stream.push('sword')).toBe('sword');
  redactor.add('password', 'swordfish');
  expect(stream.push('swordfish') + stream.end()).toBe('‹secret password›');
});

test('secrets that overlap leave nothing of each other', () => {
  const redactor = createRedactor();
  redactor.add('one', 'abcdef');
  redactor.add('two', 'defghi');

  expect(redactor.text('abcdefghi abcdef defghi')).toBe('‹secret one› ‹secret one› ‹secret two›');
});

test('JSON is redacted in its keys and values, at any depth', () => {
  const redactor = createRedactor();
  redactor.add('pin', '12345678');

  const json = redactor.json({
    list: ['a 12345678', 12345678, 1234, true, null],
    of: { 'key 12345678': 1 },
  });

  expect(json).toEqual({
    list: ['a ‹secret pin›', '‹secret pin›', 1234, true, null],
    of: { 'key ‹secret pin›': 1 },
  });
});

test.for(['', 'abc'])('the secret %j is too short to be kept out of anything', (secret) => {
  const redactor = createRedactor();

  expect(() => redactor.add('pin', secret)).toThrow(
    expect.objectContaining({
      kind: 'usage',
      code: 'secret-too-short',
      params: { name: 'pin', shortest: 4 },
    }),
  );
});

test.for([
  ['like the secret itself', 'a'.repeat(2000), `${'a'.repeat(2000)}b`],
  ['of secrets only', 'swordfish', 'swordfish'],
  ['that always nearly is one', `${'ab'.repeat(1000)}c`, 'ab'],
] as const)(
  'a megabyte of text %s is redacted the same in one piece and in many',
  ([, secret, unit]) => {
    const redactor = createRedactor();
    redactor.add('password', secret);
    const text = unit.repeat(Math.ceil(2 ** 20 / unit.length));
    const inOne = redactor.text(text);

    const stream = redactor.stream();
    let inPieces = '';
    for (let at = 0; at < text.length; at += 64) inPieces += stream.push(text.slice(at, at + 64));
    inPieces += stream.end();

    expect(inPieces).toBe(inOne);
    expect(inOne).not.toContain(secret);
  },
);

function codeOf(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}

function lower(text: string): string {
  return text.toLowerCase();
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** As `kubectl get secret -o yaml` shows one of type kubernetes.io/dockerconfigjson. */
function pullSecret(password: string): string {
  const auths = { 'registry.example': { username: 'u', auth: base64(`u:${password}`) } };
  return base64(JSON.stringify({ auths }));
}

/** The text, and what base64 and URLs in it come to, once and twice. */
function everythingIn(text: string): string {
  const decoded = (from: string): string =>
    [...from.matchAll(/[\w+/-]{4,}/gu)]
      .flatMap(([found]) =>
        [0, 1, 2, 3].map((at) => Buffer.from(found.slice(at), 'base64').toString('latin1')),
      )
      .join(' ');
  return [
    text,
    decodeURIComponent(text.replaceAll('+', ' ')),
    decoded(text),
    decoded(decoded(text)),
  ].join(' ');
}

function withoutNames(text: string): string {
  return text.replaceAll(/‹secret \w+›/gu, '*');
}

/** The slow way: every character of every occurrence, and one mark for those that overlap. */
function byHand(text: string, secrets: readonly string[]): string {
  const starts = secrets.flatMap((secret) =>
    Array.from(text, (_, at) => at)
      .filter((at) => text.startsWith(secret, at))
      .map((at) => [at, at + secret.length] as const),
  );
  let out = '';
  let at = 0;
  for (const [from, to] of starts.toSorted(([a], [b]) => a - b)) {
    if (from >= at) out += `${text.slice(at, from)}*`;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}
