import { describe, expect, test } from 'vitest';
import {
  aCheck,
  aRunbookFile,
  aSectionFile,
  aSite,
  goodRunbook,
  load,
  type FileTexts,
} from '../support/lint-text.ts';

/** The example of the language's description, with all that it leaves out. */
const EXAMPLE: FileTexts = {
  'book/runbook.yaml': aRunbookFile(
    '  - cluster.yaml\n  - ingress.yaml\n  - master.yaml\n  - { milestone: { id: service-restored, title: { en: Up }, needs: [ingress], hold: "${{ site.milestones.hold }}", prove: [ { probe: net/port-open, with: { host: "${{ values.ingress.external }}", port: 443 } } ] } }\n',
  ),
  'book/cluster.yaml': aSectionFile(
    'cluster',
    '  - { id: pin, title: { en: Pin }, pin: target }\n',
  ),
  'book/ingress.yaml': `id: ingress
ref: "2.3"
title: { en: Check the nginx ingress, zh: 检查 nginx-ingress 创建情况 }
why:   { en: Users come in there., zh: 用户流量入口。 }
needs: [cluster]
steps:
  - id: external-address
    title: { en: External address, zh: 外网地址 }
    uses: kubernetes/ensure-load-balancer
    with: { namespace: kube-system, service: nginx-ingress-lb, address: external }
    risk: cost
    timeout: 5m
    expect: 40s
    prove:
      - probe: kubernetes/load-balancer-ready
        with: { namespace: kube-system, service: nginx-ingress-lb, address: external }
        finds: { address: ingress.external }
`,
  'book/master.yaml': `id: master
ref: "2.4"
title: { en: Master }
steps:
  - id: bind-eip
    title: { en: Bind, zh: 绑定 }
    if: site.cluster.kind == "dedicated"
    manual:
      open: https://vpc.console.aliyun.com/eip
      checklist: [ { en: "Bind to \${{ values.ingress.external }}", zh: 绑定 } ]
      ask: [ { id: master.eip, type: ip, title: { en: Address, zh: 地址 } } ]
      assist: { uses: cloud/associate-eip, with: { address: "\${{ values.master.eip }}", instance: "i-1" } }
    prove:
      - probe: net/port-open
        with: { host: "\${{ values.master.eip }}", port: 22 }
`,
  'site.yaml': aSite('cluster: { kind: dedicated }\nmilestones: { hold: 2m }\n'),
};

describe('a runbook', () => {
  test('of the description compiles, each part to what it says', () => {
    const { runbook, findings, notes, sources } = load(EXAMPLE);

    expect([findings, notes]).toEqual([[], []]);
    expect(sources.map(({ path }) => path)).toEqual([
      'book/runbook.yaml',
      'book/cluster.yaml',
      'book/ingress.yaml',
      'book/master.yaml',
      'site.yaml',
    ]);
    expect(runbook?.steps.map(({ id, ref, kind, needs }) => [id, ref, kind, needs])).toEqual([
      ['pin', '1', 'pin', []],
      ['external-address', '2.3', 'action', ['pin']],
      ['bind-eip', '2.4', 'manual', ['external-address']],
    ]);
    expect(runbook?.steps[1]).toMatchObject({
      section: 'ingress',
      risk: 'cost',
      timeoutMs: 300_000,
      expectMs: 40_000,
      optional: false,
      required: false,
      locks: [],
      drill: null,
      place: 'here',
      action: { uses: 'kubernetes/ensure-load-balancer' },
      proofs: [
        {
          is: 'probe',
          probe: 'kubernetes/load-balancer-ready',
          finds: { address: 'ingress.external' },
        },
      ],
    });
    expect(runbook?.steps[2]).toMatchObject({
      if: { source: 'site.cluster.kind == "dedicated"', reads: ['site.cluster.kind'] },
      manual: {
        ask: [{ id: 'master.eip', type: 'ip', optional: false }],
        assist: { uses: 'cloud/associate-eip' },
      },
    });
    expect(runbook?.milestones).toMatchObject([
      { id: 'service-restored', needs: ['external-address'], holdMs: 120_000 },
    ]);
    expect(runbook?.order).toEqual([
      { section: 'cluster' },
      { section: 'ingress' },
      { section: 'master' },
      { milestone: 'service-restored' },
    ]);
  });

  test('is found by its folder, and read again from its own sources alone', () => {
    const first = load(EXAMPLE, 'book');
    const again = load(
      Object.fromEntries(first.sources.map(({ path, text }) => [path, text])),
      'book/runbook.yaml',
    );

    expect(JSON.stringify(again.runbook)).toBe(JSON.stringify(first.runbook));
    expect(again.runbook?.steps).toHaveLength(3);
  });

  test('that leaves the hold of a milestone open takes the one of the site', () => {
    const [name, text] = Object.entries(EXAMPLE).find(([, one]) =>
      one.includes('hold: "${{ site.milestones.hold }}", '),
    ) ?? ['', ''];
    const open = { ...EXAMPLE, [name]: text.replace('hold: "${{ site.milestones.hold }}", ', '') };

    expect(load(open).findings).toEqual([]);
    expect(load(open).runbook?.milestones[0]?.holdMs).toBe(120_000);
  });

  test('without a site does not ask what a site has', () => {
    const { 'site.yaml': _site, ...files } = EXAMPLE;

    expect(load(files).findings).toEqual([]);
    expect(load(files).runbook?.milestones[0]?.holdMs).toBe(60_000);
  });

  test('of one section is a runbook', () => {
    expect(goodRunbook(aCheck('a'))).toMatchObject({
      id: 'one',
      title: { en: 'One' },
      about: {},
      order: [{ section: 'one' }],
    });
  });
});

test('a runbook of 2,000 steps loads whole', () => {
  const sections = Array.from({ length: 40 }, (_, s) => `s${s}`);
  const files: Record<string, string> = {
    'book/runbook.yaml': aRunbookFile(sections.map((s) => `  - ${s}.yaml\n`).join('')),
  };
  for (const s of sections) {
    const steps = Array.from(
      { length: 50 },
      (_, i) => `
  - id: ${s}-step-${i}
    title: { en: "Step ${i}", zh: "第 ${i} 步" }
    if: site.cluster.kind == "dedicated"
    uses: kubernetes/ensure-load-balancer
    with: { namespace: kube-system, service: "svc-${i}", address: external }
    timeout: 5m
    prove:
      - probe: kubernetes/load-balancer-ready
        with: { namespace: kube-system, service: "svc-${i}", address: external }
        finds: { address: ${s}.v${i} }
      - { probe: net/port-open, with: { host: "\${{ values.${s}.v${Math.max(0, i - 1)} }}", port: 22 } }`,
    );
    files[`book/${s}.yaml`] = aSectionFile(s, `${steps.join('').slice(1)}\n`);
  }

  const { runbook, findings } = load(files);

  expect({ steps: runbook?.steps.length, findings }).toEqual({ steps: 2000, findings: [] });
});
