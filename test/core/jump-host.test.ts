import { expect, test } from 'vitest';
import { jumpHost, jumpReads } from '../../src/core/jump-host.ts';
import type { Site } from '../../src/model/runbook.ts';

const SITE: Site = {
  id: 'a',
  title: {},
  timezone: null,
  rtoMs: null,
  data: {},
  asks: [],
  secrets: {},
};
const ASK = { id: 'site.ssh.jump.host', type: 'address', title: {}, optional: true } as const;
const MASTER = { master: { eip: '10.0.0.1' } };

test.each([
  [
    'what the site names',
    { ssh: { jump: { host: 'jump', user: 'ops', port: 2222, keyFile: 'id' } } },
    MASTER,
    { host: 'jump', user: 'ops', port: 2222, keyFile: 'id' },
  ],
  ['only its name', { ssh: { user: 'root', jump: { host: 'jump' } } }, {}, { host: 'jump' }],
  [
    'the master with the keys of the site',
    { ssh: { user: 'root', port: 22, keyFile: 'id' } },
    MASTER,
    { host: '10.0.0.1', user: 'root', port: 22, keyFile: 'id' },
  ],
  ['the master alone', {}, MASTER, { host: '10.0.0.1' }],
  ['nothing', { ssh: { user: 'root' } }, {}, null],
  ['a name that is empty', { ssh: { jump: { host: '' } } }, {}, null],
])('the jump host is %s', (_what, site, values, host) => {
  expect(jumpHost({ site, values, run: {} })).toEqual(host);
});

test.each([
  [{ ...SITE, data: { ssh: { jump: { host: 'jump' } } } }, 'site.ssh.jump'],
  [{ ...SITE, asks: [ASK] }, 'site.ssh.jump'],
  [{ ...SITE, data: { ssh: { user: 'root' } } }, 'values.master.eip'],
])('before anything goes that way, it is known from %j', (site, path) => {
  expect(jumpReads({ site })).toEqual([path]);
});
