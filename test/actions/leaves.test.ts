import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';

/**
 * What each action leaves behind, and what takes that away again: the action that the ledger names, or a person.
 * `own undo`: what a program does only its step knows, which says it by `undo:`.
 */
const LEAVES: { readonly [action: string]: readonly string[] | 'nothing' | 'own undo' } = {
  'kubernetes/ensure-namespaces': ['kubernetes/remove'],
  'kubernetes/ensure-tls-secret': ['kubernetes/remove'],
  'kubernetes/ensure-load-balancer': ['kubernetes/remove'],
  'kubernetes/ensure-docker-config-secret': ['kubernetes/remove'],
  'kubernetes/apply': ['kubernetes/remove'],
  'kubernetes/remove': 'nothing',
  'kubernetes/run-connection-job': ['kubernetes/remove'],
  'velero/set-access-mode': ['velero/set-access-mode'],
  'velero/ensure-restore': ['kubernetes/remove', 'by hand'],
  'helm/install': ['files/remove'],
  'helm/ensure-release': ['helm/uninstall-release'],
  'helm/uninstall-release': 'nothing',
  'jenkins/copy-backup': ['jenkins/remove-backup'],
  'jenkins/remove-backup': 'nothing',
  exec: 'own undo',
  script: 'own undo',
  'ssh/ensure-key-pair': ['ssh/remove-key-pair'],
  'ssh/remove-key-pair': 'nothing',
  'ssh/run-script': ['by hand'],
  'cloud/associate-eip': ['cloud/release-eip'],
  'cloud/create-cluster': ['by hand', 'files/remove'],
  'cloud/delete-key-pair': 'nothing',
  'cloud/demand-cluster-gone': 'nothing',
  'cloud/import-key-pair': ['cloud/delete-key-pair'],
  'cloud/release-eip': 'nothing',
  'cloud/restore-dns-records': 'nothing',
  'cloud/set-dns-records': ['cloud/restore-dns-records'],
  'archives/ensure-fetched': ['files/remove'],
  'archives/ensure-unpacked': ['files/remove'],
  'git/ensure-checkout': ['git/remove-checkout'],
  'git/remove-checkout': 'nothing',
  'files/remove': 'nothing',
};

test('of every action it is known what it leaves, and what takes that away again', () => {
  expect(Object.keys(LEAVES).toSorted()).toEqual(Object.keys(actions).toSorted());
});

const removals = [
  ...new Set(Object.values(LEAVES).flatMap((one) => (typeof one === 'string' ? [] : one))),
];

test.each(removals.filter((one) => one !== 'by hand'))(
  '%s leaves nothing itself, or can be done again',
  (id) => {
    expect(actions[id]).toBeDefined();
    expect(['nothing', ['velero/set-access-mode']]).toContainEqual(LEAVES[id]);
  },
);
