import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Expr, Proof, Scope } from '../../src/model/runbook.ts';
import { aSection, goodRunbook, load } from '../support/lint-text.ts';

const FINDER = `
  - id: finder
    title: { en: Finds }
    manual:
      checklist: [ { en: Look } ]
      ask:
        - { id: master.eip, type: ip, title: { en: Address } }
        - { id: count, type: int, title: { en: Count } }
        - { id: brokers, type: list, title: { en: Brokers } }
    attest: { en: Seen }
`;

/** The expression of an assertion that reads the values which the step before finds. */
function assertion(text: string, site?: string): Expr {
  const steps = `${FINDER}  - { id: asks, title: { en: Asks }, prove: [ { assert: ${JSON.stringify(text)}, says: { en: So } } ] }`;
  return proofOf(goodRunbook(steps, site).steps.at(-1)?.proofs[0], 'assert').assert;
}

/** What `exec` is called with, from one value of its environment. */
function environment(value: string, site?: string): Expr {
  const steps = `${FINDER}  - { id: runs, title: { en: Runs }, uses: exec, with: { argv: [x], env: { V: ${JSON.stringify(value)} } }, prove: [ { probe: kubernetes/api-ready } ] }`;
  const { action } = goodRunbook(steps, site).steps.at(-1) ?? {};
  if (action === undefined) throw new Error('no action');
  return action.with;
}

function proofOf<K extends Proof['is']>(
  proof: Proof | undefined,
  is: K,
): Extract<Proof, { is: K }> {
  const isThat = (one: Proof | undefined): one is Extract<Proof, { is: K }> => one?.is === is;
  if (!isThat(proof)) throw new Error(`no ${is}`);
  return proof;
}

describe('what an expression reads', () => {
  test.each([
    ['values.master.eip == "a"', ['values.master.eip']],
    ['values["master"]["eip"] == "a"', ['values.master.eip']],
    ['false && values.count > 1', ['values.count']],
    ['has(values.master.eip)', []],
    ['has(values.count) && values.count > 1', ['values.count']],
    ['values.brokers[0].name == "x"', ['values.brokers']],
    ['site.records.exists(r, r.name == values.master.eip)', ['site.records', 'values.master.eip']],
    ['site.hosts[values.count] == "a"', ['values.count', 'site.hosts']],
    ['[1].all(values, values == 1)', []],
    ['run.mode == "drill"', ['run.mode']],
    ['true', []],
  ])('of %s it is %j', (text, reads) => {
    expect(assertion(text).reads).toEqual(reads);
  });

  test.each([
    ['!has(values.master.eip) || !has(values.count)', {}, true],
    ['!has(values.master.eip) || !has(values.count)', { master: {} }, true],
    ['!has(values.master.eip) || !has(values.count)', { master: { eip: 'a' } }, true],
    ['!has(values.master.eip) || !has(values.count)', { master: { eip: 'a' }, count: 1 }, false],
    ['[0].exists(one, has(values.master.eip) || one > 0)', {}, false],
    ['has(values.master.eip) || "has(values.master.eip)" == ""', {}, false],
  ])('has() of what is nowhere along its path says no: %s of %j', (text, values, answer) => {
    expect(assertion(text).evaluate({ site: {}, values, run: {} })).toBe(answer);
  });

  test('a has() of the site makes its read optional where the site is known to lack it', () => {
    const text = 'has(site.egress.ip) && site.egress.ip == "a"';

    expect(assertion(text, 'egress: { ip: 192.0.2.1 }').reads).toEqual(['site.egress.ip']);
    expect(assertion(text, 'egress: {}').reads).toEqual([]);
    expect(
      assertion(text, 'egress: { ip: { ask: { type: ip, title: { en: Address } } } }').reads,
    ).toEqual(['site.egress.ip']);
  });
});

describe('what an expression comes to', () => {
  const scope: Scope = {
    site: { n: 3, half: 1.5, names: ['a', 'b'], deep: { list: [{ n: 1 }] } },
    values: { master: { eip: '192.0.2.7' }, count: 3, brokers: [] },
    run: { mode: 'incident' },
  };

  test.each([
    ['values.count + 1 == 4', true],
    ['values.count / 2 == 1', true],
    ['values.count % 2 == 1 && values.count > 2', true],
    ['values.master.eip == "192.0.2.7"', true],
    ['values.brokers == []', true],
    ['site.values.half * 2.0 == 3.0', true],
  ])('%s is %j', (text, value) => {
    const given = { ...scope, site: { values: { half: 1.5 } } };

    expect(assertion(text).evaluate(given)).toBe(value);
  });

  test.each([
    ['${{ values.count }}', '3'],
    ['${{ values.count }} of ${{ values.count + 1 }}', '3 of 4'],
    ['a ${{ "}}" }} b ${{ {"k": {"l": 1}}.k.l }}', 'a }} b 1'],
    ['${{ ["a", "b"] }}.', 'a, b.'],
    ['${{ {"a": 1} }}.', '{"a":1}.'],
    ['no expression', 'no expression'],
    ['$ { { } } }}', '$ { { } } }}'],
  ])('the text %j is %j', (text, value) => {
    expect(environment(text).evaluate(scope)).toMatchObject({ env: { V: value } });
  });

  test('a lone expression keeps its type, whole numbers too', () => {
    const steps = `${FINDER}  - { id: port, title: { en: P }, prove: [ { probe: net/port-open, with: { host: "\${{ values.master.eip }}", port: " \${{ values.count + 19 }} " } } ] }`;
    const proof = proofOf(goodRunbook(steps).steps.at(-1)?.proofs[0], 'probe');

    expect(proof.with.evaluate(scope)).toEqual({ host: '192.0.2.7', port: 22 });
  });

  test('a value of the wrong type is refused without showing it', () => {
    const runs = environment('${{ secrets.token }}', 'secrets: { token: { from: env, name: T } }');

    expect(runs.evaluate({ secrets: { token: 'hush' } })).toMatchObject({ env: { V: 'hush' } });
    const failure = caught(() => runs.evaluate({ secrets: { token: { hush: 'hush' } } }));
    expect(failure).toMatchObject({ kind: 'faulty-file', code: 'with-wrong-type' });
    expect(JSON.stringify([failure, failure.message, failure.params])).not.toContain('hush');
  });

  test('an optional key whose expression gives null is left out', () => {
    const steps = `${FINDER}  - { id: nodes, title: { en: N }, prove: [ { probe: kubernetes/nodes-ready, with: { count: "\${{ values.count > 5 ? values.count : null }}" } } ] }`;
    const proof = proofOf(goodRunbook(steps).steps.at(-1)?.proofs[0], 'probe');

    expect(proof.with.evaluate(scope)).toEqual({});
    expect(proof.with.evaluate({ values: { count: 7 } })).toEqual({ count: 7 });
  });

  test('what fails says which expression and where, never what it read', () => {
    const failure = caught(() => assertion('values.count + "a" == "b"').evaluate(scope));

    expect(failure).toMatchObject({
      kind: 'faulty-file',
      code: 'expression-failed',
      params: { expression: 'values.count + "a" == "b"', file: 'one.yaml', line: 13 },
    });
  });

  test('names of the host language are no way out of the scope', () => {
    for (const text of ['site.values.constructor == 1', 'site.values.__proto__ == 1']) {
      expect(caught(() => assertion(text).evaluate({ site: { values: {} } })).code).toBe(
        'expression-failed',
      );
    }
  });

  const plainValue = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
      fc.string(),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('json'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).json;

  test('any value comes back through an expression as it was', () => {
    const runs = goodRunbook(
      '  - { id: rows, title: { en: R }, records: "${{ site.values.x }}", attest: { en: So } }',
    ).steps[0]?.records;

    fc.assert(
      fc.property(plainValue, (x) => {
        expect(runs?.evaluate({ site: { values: { x } } })).toEqual(x);
      }),
    );
  });
});

describe('what is only shown', () => {
  test('a text shows the path of what is missing', () => {
    const runbook = goodRunbook(`${FINDER}
  - id: told
    title: { en: "To \${{ values.master.eip }}", zh: "到 \${{ values.master.eip }}" }
    manual: { checklist: [ { en: "Bind \${{ values.master.eip }} in \${{ run.id }}" } ] }
    attest: { en: Bound }
`);
    const step = runbook.steps.at(-1);

    expect(step?.title.en?.show({})).toBe('To ‹values.master.eip›');
    expect(step?.title.zh?.show({ values: { master: { eip: '192.0.2.7' } } })).toBe('到 192.0.2.7');
    expect(step?.manual?.checklist[0]?.en?.show({ run: { id: 'abc' } })).toBe(
      'Bind ‹values.master.eip› in abc',
    );
  });

  test('a preview shows what is known, both answers where it depends, and never a secret', () => {
    const env = environment('${{ secrets.token }}', 'secrets: { token: { from: env, name: T } }');
    expect(preview(env, { secrets: { token: 'hush' } })).toEqual({
      argv: ['x'],
      env: { V: '‹secrets.token›' },
    });

    const rows = goodRunbook(`${FINDER}
  - id: names
    title: { en: Names }
    records: >-
      \${{ site.records.map(r, { 'name': r.name, 'ttl': 60,
        'type': values.master.eip.matches('^[0-9.]+$') ? 'A' : 'CNAME', 'value': values.master.eip }) }}
    attest: { en: Moved }
`).steps.at(-1)?.records;
    const site: JsonObject = { records: [{ name: 'a.example.com' }] };
    expect(preview(rows, { site })).toEqual([
      { name: 'a.example.com', ttl: 60, type: 'CNAME / A', value: '‹values.master.eip›' },
    ]);
    expect(preview(rows, { site, values: { master: { eip: '192.0.2.7' } } })).toEqual([
      { name: 'a.example.com', ttl: 60, type: 'A', value: '192.0.2.7' },
    ]);
    expect(preview(rows, {})).toBe('‹site.records›, ‹values.master.eip›');
  });
});

test('a fault inside an expression has the column inside it', () => {
  const { findings } = load(
    {
      'one.yaml': aSection(`
  - id: a
    title: { en: A }
    if: site.cluster.kind ==
    prove: [ { probe: kubernetes/api-ready } ]
  - id: b
    title: { en: B }
    records: >-
      \${{ site.records
        .filter(r, r.group = 'x') }}
    attest: { en: "Is \${{ value.x }} so" }
`),
    },
    'one.yaml',
  );

  expect(findings.map(({ line, column, code }) => [line, column, code])).toEqual([
    [6, 29, 'cel-syntax'],
    [12, 28, 'cel-syntax'],
    [13, 27, 'cel-unknown-name'],
  ]);
});

function preview(expression: Expr | undefined, scope: Scope): Json | undefined {
  return expression?.preview?.(scope);
}

function caught(run: () => unknown): WizardError {
  try {
    run();
  } catch (error) {
    if (error instanceof WizardError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
