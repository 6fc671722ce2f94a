import { expect, test } from 'vitest';
import { faultsIn } from '../support/lint-text.ts';

const BIND =
  '  - { id: bind, title: { en: B }, manual: { ask: [ { id: master.eip, type: ip, title: { en: E } } ] }, attest: { en: So } }\n';
const from = (more = '') =>
  `  - { id: look, title: { en: L }, place: jump, ${more} prove: [ { probe: command/version, with: { program: helm } } ] }\n`;

test('a step that looks from the master needs the step that knows its address', () => {
  expect(faultsIn(BIND + from(), 'ssh: { user: root }\n')).toEqual([]);
  expect(faultsIn(BIND + from('needs: [],'), 'ssh: { user: root }\n')).toEqual([
    '5:42 value-not-needed values.master.eip → needs: [bind]',
  ]);
});

test('where nobody binds an address there is no host to look from', () => {
  const [fault] = faultsIn(from(), 'ssh: { user: root }\n');

  expect(fault).toMatch(/^4:42 value-never-found values\.master\.eip/);
});

test('a jump host of the site needs no step', () => {
  expect(faultsIn(from(), 'ssh: { jump: { host: jump.example.com } }\n')).toEqual([]);
  const asked = 'ssh: { jump: { host: { ask: { type: address, title: { en: J } } } } }\n';
  expect(faultsIn(from(), asked)).toEqual([]);
});

test('without a site nothing is said of where the jump host comes from', () => {
  expect(faultsIn(from())).toEqual([]);
});
