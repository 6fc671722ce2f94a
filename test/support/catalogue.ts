import type {
  ActionDef,
  Catalogue,
  Field,
  Fields,
  ProbeDef,
  ProbeResult,
} from '../../src/model/catalogue.ts';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  type,
  doc: {},
  ...more,
});
const OPTIONAL = { optional: true } as const;

function aProbe(id: string, input: Fields, finds: Fields, more: Partial<ProbeDef> = {}): ProbeDef {
  const result: ProbeResult = {
    verdict: 'pass',
    cause: null,
    others: [],
    notes: [],
    object: null,
    finds: {},
    evidence: [],
  };
  return {
    id,
    group: 'cluster',
    doc: { en: id, zh: id },
    with: input,
    finds,
    needsTarget: id.startsWith('kubernetes/'),
    everyMs: 2000,
    look: async () => result,
    ...more,
  };
}

function anAction(id: string, input: Fields, more: Partial<ActionDef> = {}): ActionDef {
  return {
    id,
    doc: { en: id, zh: id },
    with: input,
    needsTarget: id.startsWith('kubernetes/'),
    startsProcess: !id.startsWith('kubernetes/'),
    plan: () => ({ will: [], byHand: [] }),
    act: async () => ({ changed: false, created: [], evidence: [] }),
    ...more,
  };
}

const loadBalancer: Fields = {
  namespace: field('name'),
  service: field('name'),
  address: field('string', { oneOf: ['external', 'internal'] }),
};
const env = field('map', { of: field('string'), secret: true, optional: true });

const probes: readonly ProbeDef[] = [
  aProbe('kubernetes/load-balancer-ready', loadBalancer, { address: field('address') }),
  aProbe('kubernetes/namespaces-active', { names: field('list', { of: field('name') }) }, {}),
  aProbe('kubernetes/api-ready', {}, {}),
  aProbe(
    'kubernetes/nodes-ready',
    { count: field('int', OPTIONAL), memory: field('quantity', OPTIONAL) },
    { ready: field('int'), runtime: field('string') },
  ),
  aProbe('net/port-open', { host: field('address'), port: field('int') }, { address: field('ip') }),
  aProbe(
    'command/version',
    {
      program: field('string', { oneOf: ['kubectl', 'helm', 'ssh', 'git'] }),
      atLeast: field('string', OPTIONAL),
    },
    { version: field('string') },
  ),
];

const actions: readonly ActionDef[] = [
  anAction('kubernetes/ensure-load-balancer', loadBalancer),
  anAction('kubernetes/ensure-namespaces', { names: field('list', { of: field('name') }) }),
  anAction('kubernetes/apply', { path: field('path'), wait: field('duration', OPTIONAL) }),
  anAction('exec', {
    argv: field('list', { of: field('string') }),
    env,
    cwd: field('path', OPTIONAL),
  }),
  anAction('script', {
    path: field('path'),
    args: field('list', { of: field('string'), optional: true }),
    env,
  }),
  anAction(
    'cloud/associate-eip',
    { address: field('ip'), instance: field('string') },
    { finds: { address: field('ip') } },
  ),
];

/** A small catalogue of the real shapes, whose entries do nothing. */
export const catalogue: Catalogue = {
  probes: Object.fromEntries(probes.map((probe) => [probe.id, probe])),
  actions: Object.fromEntries(actions.map((action) => [action.id, action])),
};
