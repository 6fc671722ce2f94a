import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { actions } from '../../src/actions/index.ts';
import { loadRunbook, type Loaded } from '../../src/language/index.ts';
import { isObject, type Json } from '../../src/model/json.ts';
import { probes } from '../../src/probes/index.ts';

const FILES = readdirSync('runbook', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => path.join('runbook', file));
const RUNBOOKS = ['cluster-recovery', 'standby-switchover'] as const;
const SITES = ['roxe', 'example'] as const;

const ANSWERS = z.object({
  values: z.record(z.string(), z.unknown()),
  steps: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const RECORDS = z.array(z.object({ name: z.string(), to: z.string() }));

/** Sections of the plan in its order, each with the sections it waits for. */
const PLAN = [
  ['0', 'before', []],
  ['0.1a', 'charts', []],
  ['0.1b', 'archives', ['charts']],
  ['0.2', 'dns-before', []],
  ['2.1', 'key-pair', []],
  ['2.2', 'cluster', ['key-pair']],
  ['2.3', 'ingress', ['cluster']],
  ['2.4', 'master-eip', ['key-pair', 'cluster']],
  ['2.5', 'namespaces', ['cluster']],
  ['2.6.1', 'helm', ['master-eip']],
  ['2.6.2', 'pull-secrets', ['namespaces']],
  ['2.6.3', 'deploy', ['charts', 'ingress', 'namespaces', 'helm', 'pull-secrets']],
  ['2.6.4', 'data-stores', ['namespaces']],
  ['2.7.1', 'dns-back-end', ['dns-before', 'ingress', 'certificates']],
  ['2.7.2', 'dns-front-end', ['dns-before', 'ingress', 'certificates']],
  ['2.8a', 'certificates', ['ingress', 'namespaces', 'deploy']],
  ['2.8b', 'front-door', ['dns-back-end', 'dns-front-end', 'certificates']],
  ['2.9', 'rocketmq', ['archives', 'namespaces']],
  ['2.10.1', 'second-ingress', ['cluster', 'helm']],
  ['2.10.2', 'second-ingress-dns', ['dns-before', 'second-ingress']],
  ['2.11.1', 'jenkins', ['archives', 'namespaces']],
  ['2.11.2', 'jenkins-restore', ['archives', 'jenkins']],
  ['2.11.3', 'jenkins-credentials', ['jenkins-restore', 'second-ingress-dns']],
  ['2.11.4', 'jenkins-tools', ['jenkins-restore']],
  ['2.11.5', 'gitlab-access', ['cluster']],
  ['2.12', 'nacos', ['archives', 'namespaces']],
] as const;

function load(runbook: string, site: string | null): Loaded {
  const file = site === null ? null : `runbook/sites/${site}.yaml`;
  return loadRunbook(`runbook/${runbook}/runbook.yaml`, file, readIfThere, { probes, actions });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function loaded(runbook: string, site: string) {
  const { runbook: whole } = load(runbook, site);
  if (whole === null) throw new Error(`${runbook} does not load on ${site}`);
  return whole;
}

function data(file: string): Json {
  return z.json().parse(parse(readFileSync(file, 'utf8')));
}

/** Every `{ en, zh }` below a value, with where it stands. */
function textsIn(value: Json, at: string): { readonly at: string; readonly text: object }[] {
  if (Array.isArray(value)) return value.flatMap((one: Json, i) => textsIn(one, `${at}.${i}`));
  if (!isObject(value)) return [];
  if ('en' in value || 'zh' in value) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, `${at}.${key}`));
}

describe.each(RUNBOOKS)('%s', (runbook) => {
  test.each([...SITES, null])('has no fault on the site %s', (site) => {
    expect(load(runbook, site).findings).toEqual([]);
  });

  test('reads the same steps on either site, apart from one an item of a list', () => {
    const [one, other] = SITES.map((site) => {
      const { steps } = loaded(runbook, site);
      const own = steps.filter(({ id }) => id !== 'site-values');
      return [...new Set(own.map(({ id }) => id.replace(/\[.*\]$/, '')))];
    });
    expect(one).toEqual(other);
  });
});

test('cluster-recovery has every section of the plan, in its order', () => {
  const { sections, order } = loaded('cluster-recovery', 'roxe');
  expect(sections.map(({ ref, id }) => [ref, id])).toEqual(PLAN.map(([ref, id]) => [ref, id]));
  const milestone = order.findIndex((one) => 'milestone' in one);
  expect(order[milestone - 1]).toEqual({ section: 'rocketmq' });
  expect(order[milestone]).toEqual({ milestone: 'service-restored' });
});

test.each(RUNBOOKS)('%s says that the service is back after it held for a minute', (runbook) => {
  for (const site of SITES)
    expect(loaded(runbook, site).milestones).toMatchObject([
      { id: 'service-restored', holdMs: 60_000 },
    ]);
});

test('each section waits for what the plan needs, and for nothing else', () => {
  const { sections, steps } = loaded('cluster-recovery', 'roxe');
  for (const [, id, needs] of PLAN) {
    const own = steps.filter((step) => step.section === id && step.id !== 'site-values');
    const others = sections.filter((section) =>
      own.some((step) =>
        section.steps.some((other) => section.id !== id && step.needs.includes(other)),
      ),
    );
    expect(others.map((section) => section.id).toSorted()).toEqual([...needs].toSorted());
  }
});

test('before you start holds up nothing', () => {
  const { steps } = loaded('cluster-recovery', 'roxe');
  const before = steps.filter(({ section }) => section === 'before');
  expect(before.every(({ optional, needs }) => optional && needs.length === 0)).toBe(true);
});

test.each(FILES)('%s says everything in both languages', (file) => {
  const lacking = textsIn(data(file), '').filter(
    ({ text }) => !('en' in text && 'zh' in text && text.en !== '' && text.zh !== ''),
  );
  expect(lacking.map(({ at }) => at)).toEqual([]);
});

test('the organisation is named in its own site only', () => {
  const naming = FILES.filter((file) => /roxe/i.test(readFileSync(file, 'utf8')));
  expect(naming).toEqual([path.join('runbook', 'sites', 'roxe.yaml')]);
});

test('the fictional site has no holes, and no name or address of anybody', () => {
  expect(load('cluster-recovery', 'example').notes).toEqual([]);
  const text = readFileSync('runbook/sites/example.yaml', 'utf8');
  const addresses = text.match(/\d+\.\d+\.\d+\.\d+/g) ?? [];
  expect(addresses.filter((one) => !/^(?:192\.0\.2|198\.51\.100)\./.test(one))).toEqual([]);
  const hosts =
    text.match(/\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|io|net|org|pro|top|tech)\b/g) ?? [];
  expect(hosts.filter((one) => !/(?:^|\.)example\.com$/.test(one))).toEqual([]);
});

test('the site of the plan holds every name that the plan moves', () => {
  const { data: site } = loaded('cluster-recovery', 'roxe').site;
  const records = RECORDS.parse(site['records']).map(({ name, to }) => [name, to]);
  expect(records).toEqual([
    ['gw-us-aly.roxepro.top', 'external'],
    ['risn.roxe.pro', 'external'],
    ['eureka-us-aly.roxevip.top', 'internal'],
    ['roxe-gateway-sandbox.roxe.pro', 'external'],
    ['roxe-api-doc.roxe.pro', 'external'],
    ['pay-checkout.roxe.io', 'external'],
    ['element.roxe.io', 'external'],
    ['api.vaba.tech', 'external'],
    ['invitation.roxe.io', 'external'],
    ['pay-kyc.roxe.io', 'external'],
    ['roxe-opt-view-us.roxepro.top', 'external'],
    ['score.roxe.io', 'external'],
    ['roxe-send-withdraw.roxe.io', 'external'],
    ['storage.infra.roxepro.top', 'second-ingress'],
    ['rocketmq-us-aly.roxepro.top', 'second-ingress'],
    ['jenkins.roxepro.top', 'second-ingress'],
  ]);
});

test('the answers for the tests fill every hole, ask and checklist of the run', () => {
  const { steps, site } = loaded('cluster-recovery', 'roxe');
  const answers = ANSWERS.parse(data('test/runbook/answers-roxe.yaml'));
  const asks = [...site.asks, ...steps.flatMap((step) => step.manual?.ask ?? [])];
  expect([...new Set(asks.map(({ id }) => id))].filter((id) => !(id in answers.values))).toEqual(
    [],
  );

  const byHand = steps.filter(
    ({ id, kind, branch }) => kind === 'manual' && branch === undefined && id !== 'site-values',
  );
  const unanswered = byHand.filter(({ id, attest, risk }) => {
    const own = answers.steps[id] ?? {};
    const said = attest === undefined ? (own['done'] ?? own['assist']) : own['attest'];
    return said === undefined || (own['confirm'] === undefined) !== (risk === undefined);
  });
  expect(unanswered.map(({ id }) => id)).toEqual([]);
});
