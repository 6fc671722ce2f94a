import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { httpAsked } from '../../src/front-door/http-asked.ts';
import { judgeHttp } from '../../src/front-door/http-judge.ts';
import type { Json } from '../../src/model/json.ts';
import { texts } from '../../src/text/index.ts';
import { ADDRESS, chainOf, type Given } from '../support/http/a-chain.ts';

type Case = {
  readonly says: string;
  /** One answer, or several along redirects. */
  readonly answer: Given | readonly Given[];
  readonly ask?: { readonly [key: string]: Json };
  readonly scheme?: 'https' | 'http';
  readonly hosts?: readonly string[];
  /** Addresses that it has to lead to. */
  readonly expected?: readonly string[] | null;
  readonly by?: 'name';
  readonly verdict: string;
  readonly code?: string;
  readonly others?: readonly string[];
  readonly notes?: readonly string[];
  readonly word?: string;
  readonly params?: { readonly [name: string]: Json };
};

const CASES = globSync('test/front-door/http/*.yaml')
  .toSorted()
  .flatMap((file): [string, string, Case][] => {
    const cases: readonly Case[] = parse(readFileSync(file, 'utf8'));
    return cases.map((one) => [path.basename(file, '.yaml'), one.says, one]);
  });
const HOST = 'www.example.test';
const OTHERS = ['api.example.test'];

test.each(CASES)('%s: %s', (_, _says, one) => {
  const asked = httpAsked({ host: HOST, ...one.ask });
  if ('code' in asked) throw new Error(asked.code);
  const chain = chainOf(asked, [one.answer].flat(), {
    hosts: one.hosts ?? [HOST, ...OTHERS],
    ...(one.scheme === undefined ? {} : { scheme: one.scheme }),
  });
  const expected =
    one.expected === undefined
      ? null
      : {
          shown: one.expected?.join(', ') ?? 'lb.example.test',
          addresses: one.expected,
          source: '2.3',
        };
  const address = one.by === 'name' ? null : ADDRESS;

  const judged = judgeHttp({ ...asked, address, expected }, chain);

  const [cause, ...others] = judged.causes;
  expect({
    verdict: judged.verdict,
    code: cause?.code,
    others: others.map(({ code }) => code),
    notes: judged.notes.map(({ code }) => code),
    ...(one.word === undefined
      ? {}
      : { word: texts('en').t(`door.word.${judged.word}`, judged.params) }),
    params: cause?.params,
  }).toEqual({
    verdict: one.verdict,
    code: one.code,
    others: one.others ?? [],
    notes: one.notes ?? [],
    ...(one.word === undefined ? {} : { word: one.word }),
    params: one.params === undefined ? cause?.params : { names: HOST, ...one.params },
  });
});

test.each(['en', 'zh-CN'] as const)(
  'every cause has a whole sentence and a short word: %s',
  (lang) => {
    const words = texts(lang);
    for (const [, says, one] of CASES) {
      const asked = httpAsked({ host: HOST, ...one.ask });
      if ('code' in asked) throw new Error(says);
      const chain = chainOf(asked, [one.answer].flat(), {
        hosts: one.hosts ?? [HOST, ...OTHERS],
        ...(one.scheme === undefined ? {} : { scheme: one.scheme }),
      });
      const judged = judgeHttp({ ...asked, address: ADDRESS, expected: null }, chain);
      for (const cause of [...judged.causes, ...judged.notes]) {
        const { says: sentence, remedy } = words.said(cause);
        expect(`${sentence} ${remedy}`).not.toMatch(/\{\{|undefined/);
        expect([sentence, remedy.length > 0]).not.toContain(cause.code);
      }
      const word = words.t(`door.word.${judged.word}`, judged.params);
      expect([word, word.length <= 9, word.includes('door.')]).toEqual([word, true, false]);
    }
  },
);

test('no two cases of a kind say the same', () => {
  const names = CASES.map(([kind, says]) => `${kind}: ${says}`);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
