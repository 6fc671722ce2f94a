import { describe, expect, test } from 'vitest';
import {
  PROVE,
  aCheck,
  aSection,
  aSite,
  briefly,
  goodRunbook,
  load,
} from '../support/lint-text.ts';

describe('a choice', () => {
  test('is flattened: each branch runs where it was chosen and its condition holds', () => {
    const runbook = goodRunbook(`
  - id: how
    title: { en: How }
    if: run.mode == "incident"
    choice:
      script: [ { id: s, title: { en: S }, if: 'run.id != ""', ${PROVE} } ]
      backup: [ { id: b, title: { en: B }, ${PROVE} } ]
`);

    expect(runbook.steps).toMatchObject([
      { id: 'how', kind: 'choice', choice: ['script', 'backup'], ref: '1' },
      { id: 's', branch: { choice: 'how', name: 'script' }, ref: '1.1' },
      { id: 'b', branch: { choice: 'how', name: 'backup' }, ref: '1.2' },
    ]);
    const [, script, backup] = runbook.steps;
    expect(script?.if?.evaluate({ run: { mode: 'drill', id: 'x' } })).toBe(false);
    expect(script?.if?.evaluate({ run: { mode: 'incident', id: 'x' } })).toBe(true);
    expect(backup?.if?.evaluate({ run: { mode: 'drill' } })).toBe(false);
  });
});

describe('a for-each', () => {
  const EACH = `
  - id: pull-secret
    title: { en: "Secret in \${{ ns.name }}" }
    for-each: { in: "\${{ site.registry.namespaces }}", as: ns, key: "\${{ ns.name }}" }
    uses: kubernetes/ensure-namespaces
    with: { names: ["\${{ ns.name }}"] }
    ${PROVE}
${aCheck('after')}`;

  test('is one step an item, with the item in its expressions', () => {
    const runbook = goodRunbook(
      EACH,
      'registry: { namespaces: [ { name: prod }, { name: pre } ] }',
    );

    expect(runbook.steps.map(({ id, ref, needs }) => [id, ref, needs])).toEqual([
      ['pull-secret[prod]', '1.1.1', []],
      ['pull-secret[pre]', '1.1.2', []],
      ['after', '1.2', ['pull-secret[prod]', 'pull-secret[pre]']],
    ]);
    expect(runbook.steps[1]?.action?.with.evaluate({})).toEqual({ names: ['pre'] });
    expect(runbook.steps[1]?.title.en?.show({})).toBe('Secret in pre');
  });

  test('over nothing is no step, and nothing waits for it', () => {
    const runbook = goodRunbook(EACH, 'registry: { namespaces: [] }');

    expect(runbook.steps).toMatchObject([{ id: 'after', needs: [] }]);
  });

  test('stands as one step where no site is known', () => {
    const runbook = goodRunbook(EACH);

    expect(runbook.steps[0]).toMatchObject({ id: 'pull-secret[ns]', ref: '1.1' });
    expect(runbook.steps[0]?.title.en?.show({})).toBe('Secret in ‹ns›');
  });

  test.each([
    [
      'a list that the site leaves open',
      'registry: { namespaces: { ask: { type: list, title: { en: N } } } }',
      '6:21 for-each-open',
    ],
    ['no list', 'registry: { namespaces: prod }', '6:21 for-each-in'],
    ['what the site lacks', 'registry: { host: x }', '6:26 site-lacks'],
    [
      'two items of one key',
      'registry: { namespaces: [ { name: a }, { name: a } ] }',
      '6:69 for-each-key',
    ],
  ])('refuses %s', (_what, site, fault) => {
    const { findings } = load({ 'one.yaml': aSection(EACH), 'site.yaml': aSite(site) }, 'one.yaml');

    expect(briefly(findings)).toEqual([expect.stringContaining(fault)]);
  });

  test('refuses a list that is only known in the run', () => {
    const files = { 'one.yaml': aSection(EACH.replace('site.registry.namespaces', 'run.mode')) };

    expect(briefly(load(files, 'one.yaml').findings)).toEqual([
      expect.stringContaining('6:21 for-each-in'),
    ]);
  });
});
