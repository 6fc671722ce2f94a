import { expect, test } from 'vitest';
import { faultsIn, goodRunbook } from '../support/lint-text.ts';

const PROVE =
  'prove: [ { probe: net/port-open, with: { host: "${{ values.master.eip }}", port: 22 } } ]';

function aManual(assist: string, more = PROVE): string {
  return `
  - id: bind
    title: { en: Bind }
    manual:
      checklist: [ { en: Click } ]
      ask:
        - { id: master.eip, type: ip, title: { en: Address } }
        - { id: master.zone, type: string, title: { en: Zone } }
      assist: ${assist}
    ${more}
`;
}

const WITH = 'with: { address: 192.0.2.1, instance: "${{ values.master.zone }}" }';

test('an assist is compiled with its input and what it finds', () => {
  const runbook = goodRunbook(
    aManual(`{ uses: cloud/associate-eip, ${WITH}, finds: { address: master.eip } }`),
  );

  expect(runbook.steps[0]?.manual?.assist).toMatchObject({
    uses: 'cloud/associate-eip',
    with: { reads: ['values.master.zone'] },
    finds: { address: 'master.eip' },
  });
});

type Row = readonly [what: string, steps: string, ...findings: readonly string[]];

const FAULTS: readonly Row[] = [
  [
    'an action that is none',
    aManual(`{ uses: cloud/associate-ip, ${WITH} }`),
    '11:23 unknown-action cloud/associate-ip → cloud/associate-eip',
  ],
  [
    'what it does not find',
    aManual(`{ uses: cloud/associate-eip, ${WITH}, finds: { adress: master.eip } }`),
    '11:122 finds-unknown adress → address',
  ],
  [
    'what nobody is asked for',
    aManual(`{ uses: cloud/associate-eip, ${WITH}, finds: { address: master.ip } }`),
    '11:131 assist-finds-not-asked master.ip → master.eip',
  ],
  [
    'what it reads and finds itself',
    aManual(
      '{ uses: cloud/associate-eip, with: { address: "${{ values.master.eip }}", instance: i-1 }, finds: { address: master.eip } }',
    ),
    '11:66 value-too-early values.master.eip → ',
  ],
  [
    'what nothing proves',
    aManual(`{ uses: cloud/associate-eip, ${WITH} }`, 'attest: { en: Done }'),
    '11:7 assist-unproven assist → prove',
  ],
  [
    'a key that is none',
    aManual(`{ uses: cloud/associate-eip, ${WITH}, find: {} }`),
    '11:113 unknown-key find → finds',
  ],
];

test.each(FAULTS)('%s is a fault', (_what, steps, ...findings) => {
  expect(faultsIn(steps)).toEqual(findings);
});
