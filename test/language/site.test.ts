import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { aSection, aSite, briefly, load } from '../support/lint-text.ts';

const READS = (path: string) =>
  `  - { id: a, title: { en: A }, if: '${path} != ""', prove: [ { probe: kubernetes/api-ready } ] }\n`;

function withSite(site: string, steps = READS('site.id')) {
  return load({ 'one.yaml': aSection(steps), 'site.yaml': site }, 'one.yaml');
}

describe('a site', () => {
  test('gives its data, its secrets and its time', () => {
    const { runbook } = withSite(
      aSite(
        'rto: 1h30m\ntimezone: Asia/Shanghai\nregistry: { host: r.example.com }\nsecrets:\n  registry.password: { from: env, name: PW }\n  key: { from: command, argv: [pass, show, x] }\n',
      ),
    );

    expect(runbook?.site).toEqual({
      id: 'here',
      title: { en: 'Here' },
      timezone: 'Asia/Shanghai',
      rtoMs: 5_400_000,
      asks: [],
      data: {
        id: 'here',
        title: { en: 'Here' },
        rto: '1h30m',
        timezone: 'Asia/Shanghai',
        registry: { host: 'r.example.com' },
      },
      secrets: {
        'registry.password': { from: 'env', name: 'PW' },
        key: { from: 'command', argv: ['pass', 'show', 'x'] },
      },
    });
  });

  test('may leave values to be asked: they are noted, asked first of all, and no data', () => {
    const { runbook, findings, notes } = withSite(
      aSite(
        'rto: { ask: { type: duration, title: { en: How long } } }\nworkloads:\n  - { namespace: prod, name: shop, kind: { ask: { type: string, title: { en: Kind, zh: 类型 }, oneOf: [Deployment, StatefulSet] } } }\n',
      ),
      READS('site.workloads[0].kind'),
    );

    expect(findings).toEqual([]);
    expect(briefly(notes)).toEqual([
      '5:1 site-asks site.rto → ',
      '7:36 site-asks site.workloads.0.kind → ',
    ]);
    expect(runbook?.site.data['workloads']).toEqual([{ namespace: 'prod', name: 'shop' }]);
    expect(runbook?.site.rtoMs).toBeNull();
    expect(runbook?.sections[0]?.steps).toEqual(['site-values', 'a']);
    expect(runbook?.steps[0]).toMatchObject({
      id: 'site-values',
      ref: '1-0',
      kind: 'manual',
      needs: [],
      optional: true,
      manual: {
        ask: [
          { id: 'site.rto', type: 'duration', optional: true },
          { id: 'site.workloads.0.kind', oneOf: ['Deployment', 'StatefulSet'] },
        ],
      },
    });
    expect(runbook?.steps[1]).toMatchObject({ needs: [], if: { reads: ['site.workloads'] } });

    const asks = runbook?.steps[0];
    const [proof] = asks?.proofs ?? [];
    expect(asks?.attest).toBeUndefined();
    const holds = (site: JsonObject) => proof?.is === 'assert' && proof.assert.evaluate({ site });
    const kind = (of: string) => [{ namespace: 'prod', name: 'shop', kind: of }];
    expect(holds({ rto: '2h', workloads: kind('Deployment') })).toBe(true);
    expect(holds({ rto: '2h', workloads: [{}] })).toBe(false);
    expect(holds({ rto: 'soon', workloads: kind('Deployment') })).toBe(false);
    expect(holds({ rto: '2h', workloads: kind('Pod') })).toBe(false);
  });

  test('is asked only for what this runbook reads, and how long the service may be away', () => {
    const hole = '{ ask: { type: string, title: { en: What } } }';
    const { runbook, findings, notes } = withSite(
      aSite(
        `rto: ${hole.replace('string', 'duration')}\nregistry: { host: ${hole}, username: ${hole} }\n`,
      ),
      READS('site.registry.host'),
    );

    expect(findings).toEqual([]);
    expect(notes).toHaveLength(3);
    expect(runbook?.steps[0]?.manual?.ask.map(({ id }) => id)).toEqual([
      'site.rto',
      'site.registry.host',
    ]);
    expect(runbook?.site.asks).toHaveLength(3);
  });

  test('that lacks what a runbook reads is told there, with what was meant', () => {
    const { findings } = withSite(
      aSite('registry: { host: r.example.com }\n'),
      READS('site.registry.hots'),
    );

    expect(briefly(findings)).toEqual(['4:37 site-lacks site.registry.hots → site.registry.host']);
    expect(findings[0]).toMatchObject({
      file: 'one.yaml',
      params: { path: 'site.registry.hots', site: 'here' },
    });
  });

  test('has to say where a secret comes from', () => {
    const steps = `  - { id: a, title: { en: A }, uses: exec, with: { argv: [x], env: { P: "\${{ secrets.registry.pasword }}" } }, prove: [ { probe: kubernetes/api-ready } ] }\n`;
    const { findings } = withSite(
      aSite('secrets: { registry.password: { from: env, name: PW } }\n'),
      steps,
    );

    expect(briefly(findings)).toEqual([
      '4:78 secret-unknown secrets.registry.pasword → registry.password',
    ]);
  });

  test.each([
    ['an unknown key', 'registy: {}', '5:1 unknown-key registy → registry'],
    ['a wrong type', 'rto: 90', '5:6 wrong-type 90 → duration'],
    ['a duration that is none', 'milestones: { hold: soon }', '5:21 wrong-type soon → duration'],
    ['a list where a map is wanted', 'registry: [a]', '5:11 wrong-type [a] → map'],
    ['a version without quotes', 'helm: { version: 3.10 }', '5:18 number-not-kept 3.10 → "3.10"'],
    [
      'a number that is no longer the same',
      'values: { code: 007 }',
      '5:17 number-not-kept 007 → "007"',
    ],
    [
      'a source of a secret that is none',
      'secrets: { a: { from: enw, name: X } }',
      '5:23 not-one-of enw → env',
    ],
    [
      'a secret without what its source needs',
      'secrets: { a: { from: file, name: X } }',
      '5:12 missing-key  → path',
    ],
    [
      'a workload without its namespace',
      'workloads: [ { kind: Deployment, name: a } ]',
      '5:14 missing-key  → namespace',
    ],
    [
      'a workload with a key nobody knows',
      'workloads: [ { host: a.example.com, nede: wanted } ]',
      '5:37 unknown-key nede → need',
    ],
    [
      'a need that is none',
      'workloads: [ { host: a.example.com, need: maybe } ]',
      '5:43 not-one-of maybe → required | wanted',
    ],
    [
      'replicas that are no number',
      'workloads: [ { host: a.example.com, replicas: two } ]',
      '5:47 wrong-type two → int',
    ],
    [
      'a record that is no map',
      'records: [ a.example.com ]',
      '5:12 wrong-type a.example.com → map',
    ],
    [
      'a misspelt key of a certificate',
      'certificates: [ { id: api, hosts: [api.example.com], secretName: s } ]',
      'unknown-key secretName',
    ],
    [
      'a certificate for no hosts',
      'certificates: [ { id: api, hosts: [] } ]',
      '5:35 empty [] → list',
    ],
    [
      'an ask without a type',
      'rto: { ask: { title: { en: How long } } }',
      '5:8 missing-key  → type',
    ],
    [
      'an ask of a type that is none',
      'rto: { ask: { type: time, title: { en: How long } } }',
      '5:21 not-one-of time → ',
    ],
    [
      'an ask without words',
      'rto: { ask: { type: duration, title: {} } }',
      '5:31 no-text {} → en | zh',
    ],
    [
      'an ask for one item of a list',
      'resolvers: [ { ask: { type: ip, title: { en: R } } } ]',
      '5:14 ask-in-list ',
    ],
    [
      'a name that reaches into the host language',
      'values: { __proto__: { a: 1 } }',
      '5:11 reserved-key __proto__ → ',
    ],
  ])('is faulty with %s', (_what, text, fault) => {
    const found = briefly(withSite(aSite(text)).findings);

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  test('without its own keys says each of them', () => {
    expect(briefly(withSite('rto: 1h\n').findings)).toEqual([
      '1:1 missing-key  → apiVersion',
      '1:1 missing-key  → kind',
      '1:1 missing-key  → id',
      '1:1 missing-key  → title',
      '4:37 site-lacks site.id → site.rto',
    ]);
  });
});
