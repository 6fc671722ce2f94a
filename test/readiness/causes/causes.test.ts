import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../../src/model/ports.ts';
import type { Cause, Params } from '../../../src/model/verdict.ts';
import { CODES } from '../../../src/readiness/causes/codes.ts';
import { treeCauses } from '../../../src/readiness/causes/tree.ts';
import { trim } from '../../../src/readiness/trim.ts';
import { texts } from '../../../src/text/index.ts';
import { aroundOf, objectsFrom, type Given } from '../../support/readiness/given.ts';

type Case = {
  readonly says: string;
  readonly given: readonly Given[];
  /** Of these there are no others: a Secret that is not given is not there. */
  readonly whole?: readonly string[];
  /** The first of the given ones where it is left out. */
  readonly object?: string;
  /** What stands first; null where nothing is to be blamed. */
  readonly code: string | null;
  /** All codes in their order, where that is the point. */
  readonly codes?: readonly string[];
  readonly params?: Params;
  readonly count?: number;
  readonly en?: string;
  readonly zh?: string;
  readonly remedy?: string;
};

const TOPICS = globSync('test/readiness/causes/*.yaml')
  .toSorted()
  .map((file) => ({ topic: path.basename(file, '.yaml'), cases: casesIn(file) }));
const [en, zh] = [texts('en'), texts('zh-CN')];

describe.each(TOPICS)('$topic', ({ cases }) => {
  test.each(cases)('$says', (one) => {
    const found = causesIn(one);

    const [first] = found;
    const codes = found.map(({ code }) => code);
    const said = [first ?? []].flat().map((cause) => [cause, en.said(cause), zh.said(cause)]);
    expect(first?.code ?? null).toBe(one.code);
    expect(codes).toEqual(one.codes ?? codes);
    expect(said).toMatchObject(
      [first ?? []].flat().map((cause) => [
        { params: one.params ?? {}, count: one.count ?? cause.count },
        {
          says: expect.stringMatching(one.en ?? ''),
          remedy: expect.stringMatching(one.remedy ?? ''),
        },
        { says: expect.stringMatching(one.zh ?? '') },
      ]),
    );
    expect(found.flatMap(wordsOf).filter((text) => !isWhole(text))).toEqual([]);
  });
});

test('what is kept of followed objects tells the same', () => {
  const cases = TOPICS.flatMap((topic) => topic.cases);
  const codesOf = (causes: readonly Cause[]) => causes.map(({ code, params }) => [code, params]);

  const different = cases.filter(
    (one) =>
      JSON.stringify(codesOf(causesIn(one))) !== JSON.stringify(codesOf(causesIn(one, trim))),
  );

  expect(different.map(({ says }) => says)).toEqual([]);
});

test('every cause stands in a table', () => {
  const told = new Set(
    TOPICS.flatMap(({ cases }) => cases.flatMap(({ code, codes = [] }) => [code, ...codes])),
  );

  expect(Object.keys(CODES).filter((code) => !told.has(code))).toEqual([]);
});

test('every remedy begins with what to do', () => {
  const said = Object.keys(CODES).map((code) => en.said({ code, params: {}, count: 2 }));

  expect(said.filter(({ remedy }) => !/^[A-Z][a-z]+\b/.test(remedy))).toEqual([]);
});

function casesIn(file: string): readonly Case[] {
  return parse(readFileSync(file, 'utf8'), { merge: true });
}

function causesIn(
  { given, whole, object }: Case,
  kept: (object: KubeObject) => KubeObject = (all) => all,
): readonly Cause[] {
  const objects = objectsFrom(given).map(kept);
  const root = objects.find(({ metadata }) => metadata.name === object) ?? objects[0];
  return root === undefined ? [] : treeCauses(root, aroundOf(objects, whole));
}

function wordsOf(cause: Cause): readonly string[] {
  return [1, 2].flatMap((count) =>
    [en, zh].flatMap((words) => Object.values(words.said({ ...cause, count })).flat()),
  );
}

/** All that it names was given. */
function isWhole(text: string): boolean {
  return text !== '' && !/\{\{|\$t\(|undefined|\bNaN\b|container\.|\(\)|（）/.test(text);
}
