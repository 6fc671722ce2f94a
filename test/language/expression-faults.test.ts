import { expect, test } from 'vitest';
import { faultsIn } from '../support/lint-text.ts';

const PROVE = 'prove: [ { probe: kubernetes/api-ready } ]';

/** Steps (from line 4 of the file on) and what is said about them. */
type Row = readonly [what: string, steps: string, ...findings: readonly string[]];

const EXPRESSIONS: readonly Row[] = [
  [
    'a condition that is none',
    `  - { id: a, title: { en: A }, if: "1 + 1", ${PROVE} }`,
    '4:36 cel-not-bool 1 + 1 → bool',
  ],
  [
    'types that do not fit',
    `  - { id: a, title: { en: A }, if: '1 + "a" == "b"', ${PROVE} }`,
    '4:37 cel-wrong-type 1 + "a" → ',
  ],
  [
    'an unknown function',
    `  - { id: a, title: { en: A }, if: 'lower(site.id) == "b"', ${PROVE} }`,
    '4:37 cel-unknown-function lower(site.id) → ',
  ],
  [
    'an unknown name',
    `  - { id: a, title: { en: A }, if: 'sites.id == "b"', ${PROVE} }`,
    '4:37 cel-unknown-name sites → site',
  ],
  [
    'an expression that is not closed',
    `  - { id: a, title: { en: "A \${{ site.id" }, ${PROVE} }`,
    '4:30 template-open ${{ site.id → }}',
  ],
  [
    'what no site has',
    `  - { id: a, title: { en: A }, if: 'site.namespcaes == []', ${PROVE} }`,
    '4:37 site-unknown site.namespcaes → site.namespaces',
  ],
  [
    'what no run has',
    `  - { id: a, title: { en: A }, if: 'run.mod == "drill"', ${PROVE} }`,
    '4:37 run-unknown run.mod → run.mode',
  ],
  [
    'a pattern that may take minutes',
    `  - { id: a, title: { en: A }, if: 'site.id.matches("(a+)+b")', ${PROVE} }`,
    '4:53 cel-nested-quantifier "(a+)+b" → ',
  ],
  [
    'a pattern that is not fixed',
    `  - { id: a, title: { en: A }, if: 'site.id.matches(site.id)', ${PROVE} }`,
    '4:53 cel-pattern-not-fixed site.id → ',
  ],
  [
    'macros more than one within another',
    `  - { id: a, title: { en: A }, if: 'site.hosts.all(a, site.hosts.all(b, site.hosts.all(c, c == a)))', ${PROVE} }`,
    '4:73 cel-macro-too-deep site.hosts.all(c, c == a) → ',
  ],
  [
    'what turns a missing value into an answer',
    `
  - { id: a, title: { en: A }, if: '"x" in values', ${PROVE} }
  - { id: b, title: { en: B }, if: 'values.?x.hasValue()', ${PROVE} }
  - { id: c, title: { en: C }, if: 'values[site.id] == 1', ${PROVE} }
  - { id: d, title: { en: D }, if: 'values == {}', ${PROVE} }
  - { id: e, title: { en: E }, if: 'secrets == {}', ${PROVE} }
`,
    '4:37 cel-in-values "x" in values → ',
    '5:37 cel-optional-value values.?x → ',
    '6:37 cel-computed-name values[site.id] → ',
    '7:37 cel-whole-root values → ',
    '8:37 cel-whole-root secrets → ',
  ],
  [
    'a secret where it would be shown',
    `
  - { id: a, title: { en: "\${{ secrets.token }}" }, if: 'secrets.token == "x"', ${PROVE} }
  - { id: b, title: { en: B }, uses: exec, with: { argv: ["\${{ secrets.token }}"], env: { T: "\${{ secrets.token }}" } }, ${PROVE} }
`,
    '4:32 secret-not-here secrets.token → ',
    '4:58 secret-not-here secrets.token → ',
    '5:64 secret-not-here secrets.token → ',
  ],
];

test.each(EXPRESSIONS.map(([what, steps, ...findings]) => ({ what, steps, findings })))(
  'says $what',
  ({ steps, findings }) => {
    expect(faultsIn(steps)).toEqual(findings);
  },
);
