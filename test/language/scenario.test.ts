import { expect, test } from 'vitest';
import { lintFile, loadScenario } from '../../src/language/index.ts';
import { FAULTS } from '../../src/model/faults/index.ts';
import { catalogue } from '../support/catalogue.ts';
import { aCheck, aRunbookFile, aSectionFile, briefly } from '../support/lint-text.ts';

const HEAD =
  'apiVersion: dr-wizard/v1\nkind: Scenario\nid: one\ntitle: { en: One }\nnotice: { en: Look }\n';
const NAMES = { faults: FAULTS, steps: ['pin-target', 'pull-secret[prod]'] };

function loaded(faults: string, names = NAMES) {
  return loadScenario('one.yaml', () => `${HEAD}faults:\n${faults}`, names);
}

test('a scenario gives its faults with their moments, their ends and what they are given', () => {
  const { scenario, findings } = loaded(`
  - fault: broker-unregistered
    with: { pod: rocketmq-broker-1 }
    at: { step: pin-target, when: passed }
    until: 1m30s
  - { fault: git-gone, at: { after: 0s }, until: { step: 'pull-secret[prod]', when: stuck } }
  - { fault: registry-gone, at: { after: 5s }, until: { after: 10s } }
  - { fault: load-balancer-quota, at: { after: 5s } }
`);

  expect(findings).toEqual([]);
  expect(scenario).toEqual({
    id: 'one',
    title: { en: 'One' },
    notice: { en: 'Look' },
    faults: [
      {
        fault: 'broker-unregistered',
        with: { pod: 'rocketmq-broker-1' },
        at: { is: 'step', step: 'pin-target', when: 'passed' },
        until: { is: 'lasting', ms: 90_000 },
      },
      {
        fault: 'git-gone',
        with: {},
        at: { is: 'after', ms: 0 },
        until: { is: 'step', step: 'pull-secret[prod]', when: 'stuck' },
      },
      {
        fault: 'registry-gone',
        with: {},
        at: { is: 'after', ms: 5000 },
        until: { is: 'after', ms: 10_000 },
      },
      { fault: 'load-balancer-quota', with: {}, at: { is: 'after', ms: 5000 }, until: null },
    ],
  });
});

test('all that is wrong with a scenario is told at once, with its place and what was meant', () => {
  const { scenario, findings } = loaded(`
  - { fault: brokr-unregistered, at: { after: 0s } }
  - { fault: broker-unregistered, at: { step: pin-targt, when: passd } }
  - { fault: broker-unregistered, with: { pod: UPPER_CASE, pods: 3 }, at: { after: soon }, until: never }
  - { fault: git-gone }
`);

  expect(scenario).toBeNull();
  expect(briefly(findings)).toEqual([
    '8:14 unknown-fault brokr-unregistered → broker-unregistered',
    '9:7 missing-with-key  → pod',
    '9:47 unknown-step pin-targt → pin-target',
    '9:64 not-one-of passd → passed',
    '10:48 wrong-type UPPER_CASE → name',
    '10:60 unknown-with-key pods → pod',
    '10:84 wrong-type soon → duration',
    '10:99 wrong-type never → duration',
    '11:5 missing-key  → at',
  ]);
  expect(
    briefly(loaded('  - { fault: git-gone, at: { step: pin-targt, when: passed } }\n').findings),
  ).toEqual(['7:36 unknown-step pin-targt → pin-target']);
});

test('without faults it is no scenario', () => {
  const { findings } = loadScenario('one.yaml', () => `${HEAD}faults: []\n`, NAMES);

  expect(briefly(findings)).toEqual(['6:9 empty [] → list']);
});

test('a scenario is linted with the runbook that is practised, of which items of a for-each are not known', () => {
  const files: { readonly [path: string]: string } = {
    'books/cluster-recovery/runbook.yaml': aRunbookFile('  - one.yaml\n'),
    'books/cluster-recovery/one.yaml': aSectionFile(
      'first',
      aCheck('api') +
        aCheck('each', "for-each: { in: '${{ site.namespaces }}', as: name, key: '${{ name }}' },"),
    ),
    'books/scenarios/a.yaml': `${HEAD}faults:
  - { fault: git-gone, at: { step: api, when: ready }, until: { step: 'each[prod]', when: acting } }
  - { fault: git-gone, at: { step: apy, when: ready }, until: { step: 'other[prod]', when: acting } }
`,
    'alone/a.yaml': `${HEAD}faults: [{ fault: git-gone, at: { step: apy, when: ready } }]\n`,
  };
  const read = (path: string) => files[path];

  expect(briefly(lintFile('books/scenarios/a.yaml', [], read, catalogue).findings)).toEqual([
    '8:36 unknown-step apy → api',
    '8:71 unknown-step other[prod] → api | each[*]',
  ]);
  expect(lintFile('alone/a.yaml', [], read, catalogue).findings).toEqual([]);
});
