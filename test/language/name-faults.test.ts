import { expect, test } from 'vitest';
import { faultsIn } from '../support/lint-text.ts';

const PROVE = 'prove: [ { probe: kubernetes/api-ready } ]';

/** Steps (from line 4 of the file on) and what is said about them. */
type Row = readonly [what: string, steps: string, ...findings: readonly string[]];

const NAMES: readonly Row[] = [
  [
    'an unknown action',
    `  - { id: a, title: { en: A }, uses: kubernetes/aply, with: { path: x }, ${PROVE} }`,
    '4:38 unknown-action kubernetes/aply → kubernetes/apply',
  ],
  [
    'an unknown probe',
    `  - { id: a, title: { en: A }, prove: [ { probe: net/port-opened } ] }`,
    '4:50 unknown-probe net/port-opened → net/port-open',
  ],
  [
    'a probe named as an action of the host language',
    `  - { id: a, title: { en: A }, prove: [ { probe: constructor } ] }`,
    expect.stringContaining('4:50 unknown-probe constructor → '),
  ],
  [
    'keys of with',
    `
  - id: a
    title: { en: A }
    uses: kubernetes/ensure-load-balancer
    with: { namespace: kube-system, servce: x, address: outside }
    ${PROVE}
`,
    '6:5 missing-with-key  → service',
    '7:37 unknown-with-key servce → service',
    '7:57 not-one-of outside → external | internal',
  ],
  [
    'a with that is missing',
    `  - { id: a, title: { en: A }, uses: kubernetes/apply, ${PROVE} }`,
    '4:32 missing-with-key  → path',
  ],
  [
    'types of with',
    `
  - id: a
    title: { en: A }
    uses: exec
    with: { argv: [helm, 3.10, [x]], env: { A: 1, B: b }, cwd: { x: y } }
    ${PROVE}
  - id: b
    title: { en: B }
    prove:
      - { probe: net/port-open, with: { host: 1.2.3.256, port: ssh } }
      - { probe: command/version, with: { program: helm, atLeast: 3.14 } }
      - { probe: kubernetes/nodes-ready, with: { count: 2.5, memory: 8GB } }
`,
    '7:26 number-not-kept 3.10 → "3.10"',
    '7:26 number-for-string 3.10 → string',
    '7:32 wrong-type [x] → string',
    '7:48 number-for-string 1 → string',
    '7:64 wrong-type { x: y } → path',
    '12:47 wrong-type 1.2.3.256 → address',
    '12:64 wrong-type ssh → int',
    '13:67 number-for-string 3.14 → string',
    '14:57 wrong-type 2.5 → int',
    '14:70 wrong-type 8GB → quantity',
  ],
  [
    'what a probe does not find',
    `
  - id: a
    title: { en: A }
    prove: [ { probe: kubernetes/nodes-ready, finds: { raedy: nodes.ready } } ]
`,
    '6:56 finds-unknown raedy → ready',
  ],
  [
    'a proof that is none',
    `  - { id: a, title: { en: A }, prove: [ {}, { assert: "true" }, { assert: "true", says: { en: S }, with: {} } ] }`,
    '4:41 missing-key  → probe | assert',
    '4:45 missing-key  → says',
    '4:100 key-not-here with → ',
  ],
  [
    'an unknown need',
    `  - { id: a, title: { en: A }, needs: [noe, two], ${PROVE} }`,
    '4:40 unknown-need noe → one',
    '4:45 unknown-need two → one | a',
  ],
  [
    'a cycle of needs as a path',
    `
  - { id: a, title: { en: A }, needs: [c], ${PROVE} }
  - { id: b, title: { en: B }, needs: [a], ${PROVE} }
  - { id: c, title: { en: C }, needs: [b], ${PROVE} }
  - { id: d, title: { en: D }, needs: [d], ${PROVE} }
`,
    '4:32 needs-cycle a → c → b → a → ',
    '7:32 needs-cycle d → d → ',
  ],
  [
    'names that reach into the host language',
    `
  - id: a
    title: { en: A }
    __proto__: { uses: exec }
    constructor: 1
    ${PROVE}
`,
    '6:5 reserved-key __proto__ → ',
    '7:5 reserved-key constructor → ',
  ],
];

test.each(NAMES.map(([what, steps, ...findings]) => ({ what, steps, findings })))(
  'says $what',
  ({ steps, findings }) => {
    expect(faultsIn(steps)).toEqual(findings);
  },
);
