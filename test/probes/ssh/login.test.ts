import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import type { SshReader, SshSeen } from '../../../src/model/ssh.ts';
import { login } from '../../../src/probes/ssh/login.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { NO_SSH } from '../../support/ssh/no-ssh.ts';

const UID = 'uid-of-the-target';
const SYSTEM: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'kube-system', uid: UID },
};
const MASTER: KubeObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'master-1', labels: { 'node-role.kubernetes.io/control-plane': '' } },
  status: { nodeInfo: { bootID: 'boot-1' } },
};
const WORKER: KubeObject = { ...MASTER, metadata: { name: 'worker-1' } };
const SEEN: SshSeen = {
  is: 'in',
  hostKey: { type: 'ssh-ed25519', fingerprint: 'SHA256:abc' },
  hostname: 'master-1',
  addresses: [],
  bootId: 'boot-1',
  cluster: { is: 'uid', uid: UID },
};

type Answer = Awaited<ReturnType<SshReader['login']>>;

function look(
  answer: Answer,
  input: object = {},
  objects: readonly KubeObject[] = [SYSTEM, MASTER],
) {
  const ssh: SshReader = { ...NO_SSH, login: async () => answer };
  return login.look({ host: 'master', ...input }, readersOf(objects, { ssh }), NEVER);
}

test('a login to a control-plane node of the pinned cluster passes, with its host key', async () => {
  expect(await look(SEEN)).toMatchObject({
    verdict: 'pass',
    cause: null,
    finds: { hostKey: 'ssh-ed25519 SHA256:abc', node: 'master-1' },
  });
});

test('a host key that nobody has compared is said, and one that the site knows is not', async () => {
  const first = await look(SEEN);
  const known = await look(SEEN, { hostKeys: ['SHA256:old', 'ssh-ed25519 SHA256:abc'] });

  expect(first.notes).toMatchObject([
    { code: 'ssh-host-key-uncompared', params: { found: 'ssh-ed25519 SHA256:abc' } },
  ]);
  expect([known.verdict, known.notes]).toEqual(['pass', []]);
});

test('a host with another key than the site knows is not taken, whatever it says of itself', async () => {
  const seen = await look(SEEN, { hostKeys: ['SHA256:abcd'] });

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: {
      code: 'ssh-host-key-unlisted',
      params: { host: 'master', found: 'ssh-ed25519 SHA256:abc', known: 'SHA256:abcd' },
    },
    finds: {},
  });
});

const OUT = { is: 'out', params: {}, says: '' } as const;
const CASES: readonly [string, Answer, object, readonly KubeObject[]][] = [
  ['wait ssh-refused', { ...OUT, code: 'ssh-refused', mayHeal: true }, {}, []],
  ['fail ssh-host-key-changed', { ...OUT, code: 'ssh-host-key-changed', mayHeal: false }, {}, []],
  ['fail ssh-no-kubectl', { ...SEEN, cluster: { is: 'no-kubectl' } }, {}, [SYSTEM, MASTER]],
  [
    'wait ssh-cluster-unseen',
    { ...SEEN, cluster: { is: 'unseen', says: 'x' } },
    {},
    [SYSTEM, MASTER],
  ],
  [
    'fail ssh-wrong-cluster',
    { ...SEEN, cluster: { is: 'uid', uid: 'other' } },
    {},
    [SYSTEM, MASTER],
  ],
  ['fail ssh-wrong-cluster', SEEN, { uid: 'told' }, [SYSTEM, MASTER]],
  ['fail ssh-wrong-cluster', { ...SEEN, cluster: { is: 'uid', uid: '' } }, {}, [MASTER]],
  ['wait ssh-node-unknown', { ...SEEN, hostname: 'x', bootId: 'y' }, {}, [SYSTEM, MASTER]],
  ['fail ssh-not-control-plane', SEEN, {}, [SYSTEM, WORKER]],
  ['pass -', SEEN, { nodeRole: 'any' }, [SYSTEM, WORKER]],
  ['pass -', { ...SEEN, hostname: 'x', bootId: '' }, { nodeRole: 'none' }, [SYSTEM]],
];

test.each(CASES)('%s', async (expected, answer, input, objects) => {
  const { verdict, cause } = await look(answer, input, objects);

  expect(`${verdict} ${cause?.code ?? '-'}`).toBe(expected);
});
