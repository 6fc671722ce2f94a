import type { LeaseHolder } from '../../src/model/lease.ts';
import type { DemoScene } from './demo-scenes.ts';
import { demoRun, SUMMARY } from './demo-run.ts';
import { aRecord, MINUTE, NOW } from './fake-run.ts';

const HOLDER: LeaseHolder = {
  identity: 'bastion-2_0a1b2c3d4e5f',
  run: '0a1b2c3d4e5f',
  operator: 'li.lei',
  host: 'bastion-2',
  mode: 'incident',
  since: '2026-11-23T01:58:00Z',
  renewed: '2026-11-23T02:13:40Z',
};

const BESIDE = { is: 'other', holder: HOLDER, at: NOW - MINUTE } as const;
const beside = (more: { readonly decided?: 'without' } = {}) =>
  demoRun({ lease: [{ ...BESIDE, ...more }] });

/** Somebody else is at work on the cluster: before it is pinned, asked, and from then on in the header. */
export const LEASE_SCENES: { readonly [name: string]: DemoScene } = {
  'pin-holder': {
    run: () =>
      demoRun(
        { target: null, steps: { pin: aRecord() } },
        { targets: [{ ...SUMMARY, holder: HOLDER }] },
      ),
    keys: ['/', '"2.2', 'enter', 'enter', 'enter'],
  },
  lease: { run: () => beside(), keys: ['n', 'down', 'down', '"0a1b2c', 'enter'] },
  'lease-outline': { run: () => beside(), keys: [] },
  'lease-beside': { run: () => beside({ decided: 'without' }), keys: [] },
};
