import { describe, expect, test } from 'vitest';
import { faultsIn } from '../support/lint-text.ts';

const asks = (id: string, name: string, more = '') =>
  `{ id: ${id}, title: { en: A }, ${more} manual: { ask: [ { id: ${name}, type: ip, title: { en: A } } ] }, attest: { en: So } }`;
const reads = (id: string, name: string, more = '') =>
  `{ id: ${id}, title: { en: R }, ${more} prove: [ { probe: net/port-open, with: { host: "\${{ values.${name} }}", port: 22 } } ] }`;
const DEDICATED = `if: 'site.cluster.kind == "dedicated"',`;
const MANAGED = `if: 'site.cluster.kind == "managed"',`;
const NOT_DEDICATED = `if: 'site.cluster.kind != "dedicated"',`;

type Row = readonly [what: string, steps: readonly string[], ...codes: readonly string[]];

const ROWS: readonly Row[] = [
  ['a step before finds it', [asks('a', 'x'), reads('r', 'x')]],
  [
    'a step finds it that is needed by one that is needed',
    [asks('a', 'x'), reads('b', 'x'), reads('r', 'x', 'needs: [b],')],
  ],
  [
    'a later proof of the step reads what an earlier one finds',
    [
      '{ id: a, title: { en: A }, prove: [ { probe: kubernetes/nodes-ready, finds: { ready: nodes.ready } }, { assert: values.nodes.ready >= 3, says: { en: "${{ values.nodes.ready }} ready" } } ] }',
    ],
  ],
  [
    'a proof of the step reads what the step asks',
    [
      '{ id: a, title: { en: A }, manual: { ask: [ { id: x, type: ip, title: { en: A } } ] }, prove: [ { probe: net/port-open, with: { host: "${{ values.x }}", port: 22 } } ] }',
    ],
  ],
  ['nothing finds it', [reads('r', 'x')], 'value-never-found'],
  [
    'nothing finds it under that name',
    [asks('a', 'master.eip'), reads('r', 'master.epi')],
    'value-never-found',
  ],
  [
    'only a part of its name is there',
    [asks('a', 'master.eip'), reads('r', 'master')],
    'value-never-found',
  ],
  [
    'the step that finds it is not needed',
    [asks('a', 'x'), reads('r', 'x', 'needs: [],')],
    'value-not-needed',
  ],
  ['the step that finds it comes after', [reads('r', 'x'), asks('a', 'x')], 'value-not-needed'],
  [
    'an earlier proof reads what a later one finds',
    [
      '{ id: a, title: { en: A }, prove: [ { assert: values.nodes.ready >= 3, says: { en: S } }, { probe: kubernetes/nodes-ready, finds: { ready: nodes.ready } } ] }',
    ],
    'value-too-early',
  ],
  [
    'its own condition reads what the step finds',
    [asks('a', 'x', 'if: \'values.x == "a"\',')],
    'value-too-early',
  ],
  [
    'it is only asked for by has() where nothing finds it',
    [asks('a', 'x'), reads('r', 'x', "if: 'has(values.y)',")],
    'value-never-found',
  ],
  [
    'it is found under a condition',
    [asks('a', 'x', DEDICATED), reads('r', 'x')],
    'value-conditional',
  ],
  [
    'it is found under another condition',
    [asks('a', 'x', DEDICATED), reads('r', 'x', MANAGED)],
    'value-conditional',
  ],
  ['it is found under the same condition', [asks('a', 'x', DEDICATED), reads('r', 'x', DEDICATED)]],
  [
    'it is found under the same condition, spelt otherwise',
    [
      asks('a', 'x', DEDICATED),
      reads('r', 'x', `if: '"dedicated"==site.cluster.kind && run.mode != "drill"',`),
    ],
  ],
  [
    'it is found under the same condition, denied twice',
    [asks('a', 'x', DEDICATED), reads('r', 'x', `if: '!(site.cluster.kind != "dedicated")',`)],
  ],
  [
    'it is found in either case',
    [asks('a', 'x', DEDICATED), asks('b', 'x', NOT_DEDICATED), reads('r', 'x', 'needs: [a, b],')],
  ],
  [
    'it is found in two of more cases',
    [asks('a', 'x', DEDICATED), asks('b', 'x', MANAGED), reads('r', 'x', 'needs: [a, b],')],
    'value-conditional',
  ],
  [
    'it is found in two cases and read in these',
    [
      asks('a', 'x', DEDICATED),
      asks('b', 'x', MANAGED),
      reads('r', 'x', `needs: [a, b], if: 'site.cluster.kind in ["managed", "dedicated"]',`),
    ],
  ],
  [
    'its reader runs only where it is there',
    [asks('a', 'x', DEDICATED), reads('r', 'x', "if: 'has(values.x)',")],
  ],
  [
    'a title reads what may not be there yet',
    [
      asks('a', 'x'),
      '{ id: r, title: { en: "${{ values.x }}" }, needs: [], prove: [ { probe: kubernetes/api-ready } ] }',
    ],
  ],
  [
    'a checklist reads what may not be there yet',
    [
      asks('a', 'x'),
      '{ id: r, title: { en: R }, needs: [], manual: { checklist: [ { en: "${{ values.x }}" } ] }, attest: { en: So } }',
    ],
    'value-not-needed',
  ],
  [
    'one branch of a choice finds it',
    [
      `{ id: c, title: { en: C }, choice: { one: [ ${asks('a', 'x')} ], two: [ ${asks('b', 'y')} ] } }`,
      reads('r', 'x'),
    ],
    'choice-finds-differ',
    'choice-finds-differ',
    'value-conditional',
  ],
  [
    'all branches of a choice find it',
    [
      `{ id: c, title: { en: C }, choice: { one: [ ${asks('a', 'x')} ], two: [ ${asks('b', 'x')} ] } }`,
      reads('r', 'x'),
    ],
  ],
  [
    'a branch reads what it found itself',
    [
      `{ id: c, title: { en: C }, choice: { one: [ ${asks('a', 'x')}, ${reads('r', 'x')} ], two: [ ${asks('b', 'x')} ] } }`,
    ],
  ],
  [
    'a name is the beginning of another',
    [asks('a', 'master'), asks('b', 'master.eip')],
    'value-prefix',
  ],
  [
    'a for-each would find it each time',
    [asks('a', 'x', `for-each: { in: "\${{ ['p', 'q'] }}", as: n, key: "\${{ n }}" },`)],
    'for-each-finds',
  ],
];

describe('a value that is read comes from a needed step, whatever the conditions', () => {
  test.each(ROWS.map(([what, steps, ...codes]) => ({ what, steps, codes })))(
    '$what',
    ({ steps, codes }) => {
      const found = faultsIn(steps.map((step) => `  - ${step}`).join('\n'));

      expect(found.map((line) => line.split(' ')[1])).toEqual(codes);
    },
  );

  test('the fault says which need or which condition is missing', () => {
    expect(
      faultsIn(
        `  - ${asks('a', 'x', DEDICATED)}\n  - ${reads('b', 'x')}\n  - ${reads('r', 'x', 'needs: [],')}`,
      ),
    ).toEqual([
      '5:85 value-conditional values.x → if: site.cluster.kind == "dedicated"',
      '6:95 value-not-needed values.x → needs: [a]',
    ]);
  });
});
