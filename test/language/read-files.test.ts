import { describe, expect, test } from 'vitest';
import { PROVE, aCheck, aRunbookFile, aSectionFile, briefly, load } from '../support/lint-text.ts';

describe('files', () => {
  test('that are missing are said where they are named, and hide nothing of the others', () => {
    const { findings } = load(
      {
        'book/runbook.yaml': aRunbookFile(
          '  - gone.yaml\n  - one.yaml\n  - one.yaml\n  - { include: other/x }\n  - { include: book/two }\n  - { milestone: upp }\n',
          `milestones:\n  - { id: up, title: { en: Up }, ${PROVE} }\n`,
        ),
        'book/one.yaml': aSectionFile(
          'one',
          aCheck('a', 'needs: [gone, nowhere],') + aCheck('b', 'tiemout: 5m,'),
        ),
      },
      'book/runbook.yaml',
      'no-site.yaml',
    );

    expect(
      findings.map(
        ({ file, line, column, code, found, expected }) =>
          `${file}:${line}:${column} ${code} ${found} → ${expected}`,
      ),
    ).toEqual([
      'book/runbook.yaml:6:5 file-not-found book/gone.yaml → ',
      'book/runbook.yaml:8:5 section-twice book/one.yaml → ',
      'book/runbook.yaml:9:16 include-not-found other/runbook.yaml → ',
      'book/runbook.yaml:10:16 include-not-found book/two → book/one | one',
      'book/runbook.yaml:11:18 milestone-unknown upp → up',
      'book/one.yaml:4:46 unknown-need nowhere → one | a | b | up',
      'book/one.yaml:5:32 unknown-key tiemout → timeout',
    ]);
  });

  test('an entry that is not there is one fault', () => {
    expect(load({}, 'nowhere').findings).toMatchObject([
      { file: 'nowhere/runbook.yaml', line: 1, code: 'file-not-found' },
    ]);
  });

  test('a section of another runbook is included with its own place and needs', () => {
    const { runbook, findings } = load({
      'other/runbook.yaml': aRunbookFile('  - first.yaml\n  - second.yaml\n').replace(
        'id: book',
        'id: other',
      ),
      'other/first.yaml': aSectionFile('first', aCheck('f')),
      'other/second.yaml': aSectionFile(
        'second',
        aCheck('s') + aCheck('t'),
        'ref: "2.2"\nneeds: [first]\n',
      ),
      'book/runbook.yaml': aRunbookFile(
        '  - one.yaml\n  - { include: other/second, ref: "1.2", needs: [a] }\n',
      ),
      'book/one.yaml': aSectionFile('one', aCheck('a')),
    });

    expect(findings).toEqual([]);
    expect(runbook?.steps.map(({ id, ref, needs }) => [id, ref, needs])).toEqual([
      ['a', '1', []],
      ['s', '1.2.1', ['a']],
      ['t', '1.2.2', ['a', 's']],
    ]);
  });

  test('that are no YAML keep what stands in other places', () => {
    const { findings } = load({
      'book/runbook.yaml': aRunbookFile('  - one.yaml\n  - two.yaml\n'),
      'book/one.yaml': aSectionFile(
        'one',
        `${aCheck('a')}  - { id: b, title: { en: B }, prove: [ { probe: kubernetes/api-ready }\n${aCheck('c', 'tiemout: 1m,')}`,
      ),
      'book/two.yaml': aSectionFile(
        'two',
        aCheck('d', 'needs: [b, c],') + aCheck('e', 'risk: much,'),
      ),
    });

    expect(findings.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['book/one.yaml', 6, 'yaml-indent'],
      ['book/two.yaml', 5, 'key-not-here'],
      ['book/two.yaml', 5, 'not-one-of'],
    ]);
  });

  test.each([
    ['just words', '1:1 wrong-type just words → map'],
    ['', '1:1 wrong-type  → map'],
    ['id: "one\n', '2:1 yaml-unclosed  → '],
    ['id: one\n---\nid: two\n', '2:1 yaml-several-documents --- → '],
    ['id: one\ntitle: { en: *no }\nsteps: []\n', '2:14 yaml-alias-unknown *no → '],
    ['? [a]\n: b\n', '1:1 key-not-text ? [a] → string'],
  ])('%j is said in its place', (text, first) => {
    expect(briefly(load({ 'one.yaml': text }, 'one.yaml').findings)).toContain(first);
  });

  test('a bomb of aliases is refused at once', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `  - &l${level} [${Array(9)
          .fill(level === 0 ? 'x' : `*l${level - 1}`)
          .join(', ')}]`,
    );
    const { findings } = load(
      { 'one.yaml': `id: one\ntitle: { en: A }\nsteps:\n${levels.join('\n')}\n` },
      'one.yaml',
    );

    expect(findings.some(({ code }) => code === 'too-many-values')).toBe(true);
  });
});
