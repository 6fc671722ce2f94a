import { expect, test } from 'vitest';
import { aSection, aSite, briefly, load } from '../support/lint-text.ts';

const READS = `  - { id: a, title: { en: A }, if: 'site.id != ""', prove: [ { probe: kubernetes/api-ready } ] }\n`;

function withSite(site: string) {
  return load({ 'one.yaml': aSection(READS), 'site.yaml': aSite(site) }, 'one.yaml');
}

test('names are taken in the form in which they are asked for', () => {
  const { runbook, findings } = withSite(`
records:
  - { name: WWW.Example.com., target: Cdn.Example.net }
  - { name: 例子。测试 }
  - { name: _acme.example.com }
certificates:
  - { id: a, hosts: [ＷＷＷ.example.com, bücher.example] }
workloads:
  - { host: Shop.Example.com }
resolvers: [８.8.8.8, { address: "2001:4860:4860::8888", doh: DNS.google }]
`);

  expect(findings).toEqual([]);
  expect(runbook?.site.data).toMatchObject({
    records: [
      { name: 'www.example.com', target: 'cdn.example.net' },
      { name: 'xn--fsqu00a.xn--0zwm56d' },
      { name: '_acme.example.com' },
    ],
    certificates: [{ id: 'a', hosts: ['www.example.com', 'xn--bcher-kva.example'] }],
    workloads: [{ host: 'shop.example.com' }],
    resolvers: ['8.8.8.8', { address: '2001:4860:4860::8888', doh: 'dns.google' }],
  });
});

test('every name that is none is a fault at its place', () => {
  const { findings } = withSite(`
records:
  - { name: "" }
  - { name: https://www.example.com/ }
  - { name: a..b }
  - { name: "a b.example.com" }
  - { name: "*.example.com" }
  - { name: 192.0.2.1 }
  - { name: ok.example.com, target: "a/b" }
certificates:
  - { id: a, hosts: [ok.example.com, _a.example.com] }
workloads:
  - { host: "shop\\texample.com" }
resolvers: [dns.google, { address: one, doh: "a b" }]
`);

  expect(briefly(findings)).toEqual([
    '6:13 host-name-empty "" → hostname',
    '7:13 host-name-url https://www.example.com/ → hostname',
    '8:13 host-name-gap a..b → hostname',
    '9:13 host-name-blank "a b.example.com" → hostname',
    '10:13 host-name-wildcard "*.example.com" → hostname',
    '11:13 host-name-numeric 192.0.2.1 → hostname',
    '12:37 host-name-url "a/b" → hostname',
    '14:38 host-name-underscore _a.example.com → hostname',
    '16:13 host-name-control "shop\\texample.com" → hostname',
    '17:13 resolver-not-address dns.google → ip',
    '17:36 resolver-not-address one → ip',
    '17:46 host-name-blank "a b" → hostname',
  ]);
});

test('resolvers in groups are checked as well', () => {
  const { findings } = withSite(`
resolvers: { outside: [8.8.8.8, one], inside: { address: two } }
`);

  expect(briefly(findings)).toEqual([
    '5:33 resolver-not-address one → ip',
    '5:58 resolver-not-address two → ip',
  ]);
});

test('a name that is still to be asked for is no fault', () => {
  const { findings, runbook } = withSite(`
records: [ { name: { ask: { type: hostname, title: { en: Name } } }, group: a } ]
`);

  expect(findings).toEqual([]);
  expect(runbook?.site.data['records']).toEqual([{ group: 'a' }]);
});
