import { RESOLVER } from './namespace-world.ts';

export const NEW = '203.0.113.10';
export const OLD = '203.0.113.9';
export const NAMES = ['www.shop.example', 'api.shop.example'];

/** What was, then the move by hand, then what lies behind it: by name, tied to the address that it should lead to. */
export const RUNBOOK = `
id: move
title: { en: Move, zh: 迁移 }
steps:
  - id: recorded
    title: { en: Record, zh: 记录 }
    prove:
      - { probe: dns/recorded, with: { records: "\${{ site.records }}", resolvers: "\${{ site.resolvers }}" }, finds: { before: dns.before } }
  - id: moved
    title: { en: Names lead to the new cluster, zh: 域名指向新集群 }
    manual: { checklist: [{ en: Set the records., zh: 修改记录。 }] }
    prove:
      - { probe: dns/points-to, with: { records: "\${{ site.records }}", resolvers: "\${{ site.resolvers }}", before: "\${{ values.dns.before }}", source: ingress } }
  - id: served
    title: { en: Certificates are right, zh: 证书正确 }
    needs: []
    prove:
      - { probe: tls/serves, with: { hosts: [${NAMES.join(', ')}], expected: ["${NEW}"], source: ingress, trust: [root.pem] } }
  - id: answered
    title: { en: Names answer, zh: 域名有应答 }
    needs: []
    prove:
      - { probe: http/answers, with: { hosts: [${NAMES.join(', ')}], expected: ["${NEW}"], source: ingress, trust: [root.pem] } }
`;
export const SITE = `
apiVersion: dr-wizard/v1
kind: Site
id: shop
title: { en: Shop, zh: 商店 }
timezone: UTC
resolvers: [{ address: ${RESOLVER}, name: cache }]
records: [${NAMES.map((name) => `{ name: ${name}, value: ${NEW} }`).join(', ')}]
`;

/** The word of the operator that the records are set. */
export const ANSWERS = `
apiVersion: dr-wizard/v1
kind: Answers
lostCluster: none
outageStarted: 2026-11-22T01:32:00Z
go: all
steps:
  moved: { done: true }
`;
