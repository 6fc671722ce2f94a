import { expect, test } from 'vitest';
import { malformed } from '../../src/archives/malformed.ts';
import type { TextType } from '../../src/model/archives.ts';

test.each<readonly [TextType, string]>([
  ['yaml', 'a: 1\n---\nb: [1, 2]\n'],
  ['yaml', ''],
  ['json', '{"a": [1]}'],
  ['properties', '# \\u is a comment\na=\\u4e2d\nb: c\\\n  d\npath=C\\:\\\\users\nlatin=\ufffd\n'],
  [
    'xml',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a b="1>2"><!-- < --><c/>&x;<![CDATA[<]]></a>\n',
  ],
  ['xml', "\ufeff<configuration debug='false'>\n</configuration>"],
])('%s that is right: %j', async (type, text) => {
  expect(await malformed(type, text)).toBeNull();
});

test.each<readonly [TextType, string, number]>([
  ['yaml', 'a: 1\nb: [1,\n', 3],
  ['yaml', 'a: 1\n\tb: 2\n', 2],
  ['yaml', 'a: 1\na: 2\n', 2],
  ['yaml', 'name: \ufffd\n', 1],
  ['json', '{"a": 1,\n}', 2],
  ['json', '', 1],
  ['json', '{"a": ', 1],
  ['properties', 'a=1\nb=\\u12\n', 2],
  ['xml', '<a>\n<b></a>', 2],
  ['xml', '<a>\n<b>', 2],
  ['xml', '<a b=1/>', 1],
  ['xml', '<a/><b/>', 1],
  ['xml', 'text', 1],
  ['xml', '', 1],
  ['xml', '<a>\n<b c="</a>', 2],
])('%s that is not: %j, line %i', async (type, text, line) => {
  expect(await malformed(type, text)).toMatchObject({ line });
});
