import { expect, test } from 'vitest';
import { faultsIn } from '../support/lint-text.ts';

const PROVE = 'prove: [ { probe: kubernetes/api-ready } ]';
const CHECK = `{ id: a, title: { en: A }, ${PROVE} }`;

/** Steps (from line 4 of the file on) and what is said about them. */
type Row = readonly [what: string, steps: string, ...findings: readonly string[]];

const FORM: readonly Row[] = [
  ['nothing of a good step', `  - ${CHECK}`],
  [
    'an unknown key, with the one that was meant',
    `
  - id: a
    title: { en: A }
    tiemout: 5m
    ${PROVE}
`,
    '6:5 unknown-key tiemout → timeout',
  ],
  [
    'every unknown key of a step',
    `  - { id: a, title: { en: A }, if_: x, zzzzzz: 1, ${PROVE} }`,
    '4:32 unknown-key if_ → if',
    expect.stringContaining('4:40 unknown-key zzzzzz → id | title | why'),
  ],
  ['a missing id and title', `  - ${PROVE}`, '4:5 missing-key  → id', '4:5 missing-key  → title'],
  [
    'a duplicate key',
    `
  - id: a
    title: { en: A }
    id: b
    ${PROVE}
`,
    '6:5 duplicate-key id → ',
  ],
  [
    'a wrong type',
    `  - { id: a, title: Plain, timeout: 5, optional: "yes", ${PROVE} }`,
    '4:21 wrong-type Plain → map',
    '4:37 wrong-type 5 → duration',
    '4:50 wrong-type "yes" → bool',
  ],
  [
    'a duration that is none',
    `  - { id: a, title: { en: A }, timeout: 5 minutes, ${PROVE} }`,
    '4:41 wrong-type 5 minutes → duration',
  ],
  ['no text in any language', `  - { id: a, title: {}, ${PROVE} }`, '4:14 no-text {} → en | zh'],
  [
    'a language that is not known',
    `  - { id: a, title: { fr: A }, ${PROVE} }`,
    '4:14 no-text { fr: A } → en | zh',
    '4:23 unknown-key fr → en',
  ],
  [
    'an id that could not be read back',
    `  - { id: A b, title: { en: A }, ${PROVE} }`,
    '4:11 wrong-type A b → id',
  ],
  ['an id that stands twice', `  - ${CHECK}\n  - ${CHECK}`, '5:11 duplicate-id a → '],
  [
    'an id that the section has',
    `  - { id: one, title: { en: A }, ${PROVE} }`,
    '4:11 duplicate-id one → ',
  ],
  [
    'values of risk, drill, place and pin',
    `
  - id: a
    title: { en: A }
    uses: kubernetes/apply
    with: { path: x }
    risk: money
    drill: execut
    place: there
    locks: helm
    ${PROVE}
  - { id: b, title: { en: B }, pin: cluster }
`,
    '8:11 not-one-of money → cost | traffic | destructive',
    '9:12 not-one-of execut → execute',
    '10:12 not-one-of there → here',
    '11:12 wrong-type helm → list',
    '13:37 not-one-of cluster → target',
  ],
  [
    'two forms at once',
    `  - { id: a, title: { en: A }, uses: kubernetes/apply, with: { path: x }, manual: {}, ${PROVE} }`,
    '4:75 two-forms manual → uses',
  ],
  [
    'a step that does nothing',
    `  - { id: a, title: { en: A } }`,
    '4:5 step-empty  → uses | manual | choice | pin | milestone | prove',
  ],
  [
    'a with that nothing uses',
    `  - { id: a, title: { en: A }, with: { path: x }, ${PROVE} }`,
    '4:32 missing-key  → uses',
  ],
  [
    'an action that nothing proves',
    `  - { id: a, title: { en: A }, uses: kubernetes/apply, with: { path: x } }`,
    '4:32 action-unproven  → prove',
  ],
  [
    'a manual step that nothing proves',
    `  - { id: a, title: { en: A }, manual: { checklist: [ { en: Do } ] } }`,
    '4:5 manual-unproven  → prove | attest',
  ],
  [
    'a manual step with proof and word',
    `  - { id: a, title: { en: A }, manual: {}, attest: { en: So }, ${PROVE} }`,
    '4:44 prove-and-attest attest → ',
  ],
  [
    'a key without effect',
    `
  - { id: a, title: { en: A }, risk: cost, ${PROVE} }
  - { id: b, title: { en: B }, pin: target, attest: { en: So } }
`,
    '4:32 key-not-here risk → ',
    '5:45 key-not-here attest → ',
  ],
  ['an empty list of proofs', `  - { id: a, title: { en: A }, prove: [] }`, '4:39 empty [] → list'],
  [
    'a second pin',
    `  - { id: a, title: { en: A }, pin: target }\n  - { id: b, title: { en: B }, pin: target }`,
    '5:32 second-pin target → ',
  ],
  [
    'a choice inside a choice',
    `
  - id: a
    title: { en: A }
    choice:
      x: [ { id: b, title: { en: B }, choice: { y: [ ${CHECK.replace('id: a', 'id: c')} ] } } ]
`,
    '7:39 choice-in-choice { y: [ { id: c, title: { en: A }, prove: [ { probe: kubernetes/api-ready } ] } ]… → ',
  ],
];

test.each(FORM.map(([what, steps, ...findings]) => ({ what, steps, findings })))(
  'says $what',
  ({ steps, findings }) => {
    expect(faultsIn(steps)).toEqual(findings);
  },
);
