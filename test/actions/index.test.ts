import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import type { Field, Fields } from '../../src/model/catalogue.ts';
import { probes } from '../../src/probes/index.ts';

test('the tables hold what runbooks may use', () => {
  expect(Object.keys(actions)).toEqual([
    'kubernetes/ensure-namespaces',
    'kubernetes/ensure-tls-secret',
    'kubernetes/ensure-load-balancer',
    'kubernetes/ensure-docker-config-secret',
    'kubernetes/apply',
    'kubernetes/remove',
    'kubernetes/run-connection-job',
    'velero/set-access-mode',
    'velero/ensure-restore',
    'helm/install',
    'helm/ensure-release',
    'helm/uninstall-release',
    'jenkins/copy-backup',
    'jenkins/remove-backup',
    'exec',
    'script',
    'ssh/ensure-key-pair',
    'ssh/remove-key-pair',
    'ssh/run-script',
    'cloud/associate-eip',
    'cloud/create-cluster',
    'cloud/delete-key-pair',
    'cloud/demand-cluster-gone',
    'cloud/import-key-pair',
    'cloud/release-eip',
    'cloud/restore-dns-records',
    'cloud/set-dns-records',
    'archives/ensure-fetched',
    'archives/ensure-unpacked',
    'git/ensure-checkout',
    'git/remove-checkout',
    'files/remove',
  ]);
  expect(Object.keys(probes)).toEqual([
    'kubernetes/api-ready',
    'kubernetes/nodes-ready',
    'kubernetes/namespaces-active',
    'kubernetes/workloads-ready',
    'kubernetes/objects-ready',
    'kubernetes/ingress-ready',
    'kubernetes/load-balancer-ready',
    'kubernetes/pull-secret-there',
    'helm/release-deployed',
    'net/port-open',
    'ssh/key-pair-fits',
    'ssh/login',
    'registry/login',
    'command/version',
    'dns/recorded',
    'dns/points-to',
    'dns/ttl-at-most',
    'certs/files-fit',
    'certs/secret-serves',
    'tls/serves',
    'http/answers',
    'rocketmq/brokers-registered',
    'jenkins/answers',
    'jenkins/plugins-active',
    'jenkins/credentials-there',
    'jenkins/jobs-there',
    'jenkins/backup-copied',
    'nacos/ready',
    'nacos/members-up',
    'nacos/configs-there',
    'velero/location-available',
    'velero/backup-completed',
    'velero/restored',
    'data-stores/answer',
    'cloud/cluster-running',
    'cloud/credentials-valid',
    'cloud/key-pair-imported',
    'cloud/master-address',
    'cloud/quotas-enough',
    'cloud/zones-held',
    'archives/reachable',
    'archives/fetched',
    'archives/unpacked',
    'archives/contents-fit',
    'git/reachable',
    'git/checked-out',
    'manifests/api-versions-served',
  ]);
});

test('every action, probe and field says in both languages what it is', () => {
  const fields = (all: Fields): Field[] =>
    Object.values(all).flatMap((one) => (one.of === undefined ? [one] : [one, one.of]));
  const docs = [
    ...Object.values(actions).flatMap((one) => [one, ...fields(one.with)]),
    ...Object.values(probes).flatMap((one) => [one, ...fields(one.with), ...fields(one.finds)]),
  ].map(({ doc }) => doc);

  expect(docs.filter(({ en, zh }) => !en || !zh)).toEqual([]);
});

test('what reads or changes a cluster says so by its name, and only what starts a process does', () => {
  const all = [...Object.values(actions), ...Object.values(probes)];
  const starters = Object.values(actions).filter((one) => one.startsProcess);

  const readsCluster = (id: string) =>
    id.startsWith('kubernetes/') ||
    id.startsWith('velero/') ||
    id.startsWith('rocketmq/') ||
    id.startsWith('nacos/') ||
    id.startsWith('jenkins/') ||
    id.startsWith('data-stores/') ||
    (id.startsWith('helm/') && id !== 'helm/install') ||
    [
      'certs/secret-serves',
      'cloud/associate-eip',
      'cloud/master-address',
      'ssh/login',
      'ssh/run-script',
    ].includes(id);
  expect(all.filter((one) => one.needsTarget !== readsCluster(one.id))).toEqual([]);
  expect(starters.map(({ id }) => id)).toEqual([
    'helm/ensure-release',
    'helm/uninstall-release',
    'exec',
    'script',
    'ssh/run-script',
    'git/ensure-checkout',
  ]);
});
