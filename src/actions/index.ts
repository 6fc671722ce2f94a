import type { ActionDef, Catalogue } from '../model/catalogue.ts';
import { associateEip } from './cloud/associate-eip.ts';
import { createCluster } from './cloud/create-cluster.ts';
import { demandClusterGone } from './cloud/demand-cluster-gone.ts';
import { deleteKeyPair } from './cloud/delete-key-pair.ts';
import { importKeyPair } from './cloud/import-key-pair.ts';
import { releaseEip } from './cloud/release-eip.ts';
import { restoreDnsRecords } from './cloud/restore-dns-records.ts';
import { setDnsRecords } from './cloud/set-dns-records.ts';
import { ensureFetched } from './archives/ensure-fetched.ts';
import { ensureUnpacked } from './archives/ensure-unpacked.ts';
import { removeFiles } from './files/remove.ts';
import { exec } from './exec.ts';
import { ensureCheckout } from './git/ensure-checkout.ts';
import { removeCheckout } from './git/remove-checkout.ts';
import { ensureRelease } from './helm/ensure-release.ts';
import { install } from './helm/install.ts';
import { uninstallRelease } from './helm/uninstall-release.ts';
import { copyBackup } from './jenkins/copy-backup.ts';
import { removeBackup } from './jenkins/remove-backup.ts';
import { apply } from './kubernetes/apply.ts';
import { ensureDockerConfigSecret } from './kubernetes/ensure-docker-config-secret.ts';
import { ensureLoadBalancer } from './kubernetes/ensure-load-balancer.ts';
import { ensureNamespaces } from './kubernetes/ensure-namespaces.ts';
import { ensureTlsSecret } from './kubernetes/ensure-tls-secret.ts';
import { runConnectionJob } from './kubernetes/run-connection-job.ts';
import { remove } from './kubernetes/remove.ts';
import { script } from './script.ts';
import { ensureKeyPair } from './ssh/ensure-key-pair.ts';
import { removeKeyPair } from './ssh/remove-key-pair.ts';
import { runScript } from './ssh/run-script.ts';
import { ensureRestore } from './velero/ensure-restore.ts';
import { setAccessMode } from './velero/set-access-mode.ts';

const ALL = [
  ensureNamespaces,
  ensureTlsSecret,
  ensureLoadBalancer,
  ensureDockerConfigSecret,
  apply,
  remove,
  runConnectionJob,
  setAccessMode,
  ensureRestore,
  install,
  ensureRelease,
  uninstallRelease,
  copyBackup,
  removeBackup,
  exec,
  script,
  ensureKeyPair,
  removeKeyPair,
  runScript,
  associateEip,
  createCluster,
  deleteKeyPair,
  demandClusterGone,
  importKeyPair,
  releaseEip,
  restoreDnsRecords,
  setDnsRecords,
  ensureFetched,
  ensureUnpacked,
  ensureCheckout,
  removeCheckout,
  removeFiles,
] as readonly ActionDef[];

/** The table that `uses:` looks up. */
export const actions: Catalogue['actions'] = Object.fromEntries(ALL.map((one) => [one.id, one]));
