import type { Catalogue, ProbeDef } from '../model/catalogue.ts';
import { contentsFit } from './archives/contents-fit.ts';
import { fetched } from './archives/fetched.ts';
import { reachable } from './archives/reachable.ts';
import { unpacked } from './archives/unpacked.ts';
import { filesFit } from './certs/files-fit.ts';
import { secretServes } from './certs/secret-serves.ts';
import { clusterRunning } from './cloud/cluster-running.ts';
import { credentialsValid } from './cloud/credentials-valid.ts';
import { keyPairImported } from './cloud/key-pair-imported.ts';
import { masterAddress } from './cloud/master-address.ts';
import { quotasEnough } from './cloud/quotas-enough.ts';
import { zonesHeld } from './cloud/zones-held.ts';
import { version } from './command/version.ts';
import { dataStoresAnswer } from './data-stores/answer.ts';
import { pointsTo } from './dns/points-to.ts';
import { recorded } from './dns/recorded.ts';
import { ttlAtMost } from './dns/ttl-at-most.ts';
import { releaseDeployed } from './helm/release-deployed.ts';
import { checkedOut } from './git/checked-out.ts';
import { repositoryReachable } from './git/reachable.ts';
import { answers } from './http/answers.ts';
import { answers as jenkinsAnswers } from './jenkins/answers.ts';
import { backupCopied } from './jenkins/backup-copied.ts';
import { credentialsThere } from './jenkins/credentials-there.ts';
import { jobsThere } from './jenkins/jobs-there.ts';
import { pluginsActive } from './jenkins/plugins-active.ts';
import { apiReady } from './kubernetes/api-ready.ts';
import { ingressReady } from './kubernetes/ingress-ready.ts';
import { loadBalancerReady } from './kubernetes/load-balancer-ready.ts';
import { namespacesActive } from './kubernetes/namespaces-active.ts';
import { nodesReady } from './kubernetes/nodes-ready.ts';
import { objectsReady } from './kubernetes/objects-ready.ts';
import { pullSecretThere } from './kubernetes/pull-secret-there.ts';
import { workloadsReady } from './kubernetes/workloads-ready.ts';
import { apiVersionsServed } from './manifests/api-versions-served.ts';
import { portOpen } from './net/port-open.ts';
import { keyPairFits } from './ssh/key-pair-fits.ts';
import { login as sshLogin } from './ssh/login.ts';
import { configsThere } from './nacos/configs-there.ts';
import { membersUp } from './nacos/members-up.ts';
import { ready as nacosReady } from './nacos/ready.ts';
import { brokersRegistered } from './rocketmq/brokers-registered.ts';
import { login as registryLogin } from './registry/login.ts';
import { serves } from './tls/serves.ts';
import { backupCompleted } from './velero/backup-completed.ts';
import { locationAvailable } from './velero/location-available.ts';
import { restored } from './velero/restored.ts';

const ALL = [
  apiReady,
  nodesReady,
  namespacesActive,
  workloadsReady,
  objectsReady,
  ingressReady,
  loadBalancerReady,
  pullSecretThere,
  releaseDeployed,
  portOpen,
  keyPairFits,
  sshLogin,
  registryLogin,
  version,
  recorded,
  pointsTo,
  ttlAtMost,
  filesFit,
  secretServes,
  serves,
  answers,
  brokersRegistered,
  jenkinsAnswers,
  pluginsActive,
  credentialsThere,
  jobsThere,
  backupCopied,
  nacosReady,
  membersUp,
  configsThere,
  locationAvailable,
  backupCompleted,
  restored,
  dataStoresAnswer,
  clusterRunning,
  credentialsValid,
  keyPairImported,
  masterAddress,
  quotasEnough,
  zonesHeld,
  reachable,
  fetched,
  unpacked,
  contentsFit,
  repositoryReachable,
  checkedOut,
  apiVersionsServed,
] as readonly ProbeDef[];

/** The table that `probe:` looks up. */
export const probes: Catalogue['probes'] = Object.fromEntries(ALL.map((one) => [one.id, one]));
