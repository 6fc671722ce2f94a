import { describe, expect, test } from 'vitest';
import {
  PROVE,
  aCheck,
  aRunbookFile,
  aSectionFile,
  load,
  type FileTexts,
} from '../support/lint-text.ts';

describe('needs', () => {
  const needsIn = (files: FileTexts) =>
    Object.fromEntries(load(files).runbook?.steps.map(({ id, needs }) => [id, needs]) ?? []);

  test('are the step before, and the section before, where nothing is said', () => {
    expect(
      needsIn({
        'book/runbook.yaml': aRunbookFile('  - one.yaml\n  - two.yaml\n  - three.yaml\n'),
        'book/one.yaml': aSectionFile('one', aCheck('a') + aCheck('b')),
        'book/two.yaml': aSectionFile('two', aCheck('c') + aCheck('d', 'needs: [],')),
        'book/three.yaml': aSectionFile(
          'three',
          aCheck('e') + aCheck('f', 'needs: [c],'),
          'needs: [one]\n',
        ),
      }),
    ).toEqual({ a: [], b: ['a'], c: ['a', 'b'], d: ['a', 'b'], e: ['a', 'b'], f: ['a', 'b', 'c'] });
  });

  test('of a choice from outside are the choice and all its branches, from inside the choice alone', () => {
    expect(
      needsIn({
        'book/runbook.yaml': aRunbookFile('  - one.yaml\n'),
        'book/one.yaml': aSectionFile(
          'one',
          `${aCheck('a')}  - id: how\n    title: { en: How }\n    choice:\n      x: [ ${aCheck('x1').slice(4).trim()}, ${aCheck('x2', 'needs: [how],').slice(4).trim()} ]\n      y: [ ${aCheck('y1').slice(4).trim()} ]\n${aCheck('b')}${aCheck('c', 'needs: [how],')}`,
        ),
      }),
    ).toEqual({
      a: [],
      how: ['a'],
      x1: ['how'],
      x2: ['how'],
      y1: ['how'],
      b: ['how', 'x1', 'x2', 'y1'],
      c: ['how', 'x1', 'x2', 'y1'],
    });
  });

  test('of a milestone are the milestone itself', () => {
    const files = {
      'book/runbook.yaml': aRunbookFile(
        '  - one.yaml\n  - { milestone: up }\n  - two.yaml\n',
        `milestones:\n  - { id: up, title: { en: Up }, needs: [a], ${PROVE} }\n`,
      ),
      'book/one.yaml': aSectionFile('one', aCheck('a')),
      'book/two.yaml': aSectionFile('two', aCheck('b'), 'needs: [up]\n'),
    };

    expect(needsIn(files)).toEqual({ a: [], b: ['up'] });
    expect(load(files).runbook?.order).toEqual([
      { section: 'one' },
      { milestone: 'up' },
      { section: 'two' },
    ]);
  });
});
