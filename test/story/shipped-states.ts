import type { Report } from '../../src/model/report.ts';

/** The only step of which nothing outside can tell: 2.11.4. */
export const ATTESTED = ['global-tools'];

/**
 * What is so only because somebody says so in this run, and is never found to be so already: what the site leaves open
 * and who has an account, or has logged in, are told; the cluster is pinned, a branch is chosen.
 */
export const DECIDED = [
  'site-values',
  'oracle-account',
  'pin-target',
  'deploy-method',
  'login-from-outside',
];

/** Every step of the shipped runbook on the organisation's site that is not only somebody's word, and how it ends. */
export const PROVEN_STEPS = [
  'site-values passed',
  'console-login passed',
  'dns-console passed',
  'pem-files passed',
  'registry-user passed',
  'archives-reachable passed',
  'tool-kubectl passed',
  'tool-helm passed',
  'tool-ssh passed',
  'tool-git passed',
  'cloud-credentials passed',
  'oracle-account passed',
  'charts-checkout passed',
  'deploy-script-fits passed',
  'nacos-sandbox-archive passed',
  'nacos-production-archive passed',
  'nacos-sandbox-unpacked passed',
  'nacos-production-unpacked passed',
  'jenkins-archive passed',
  'manifests-served passed',
  'dns-recorded passed',
  'dns-ttl passed',
  'key-pair-file passed',
  'key-pair-imported passed',
  'create-cluster passed',
  'cluster-network not-needed',
  'pin-target passed',
  'nodes-ready passed',
  'ingress-controller passed',
  'external-address passed',
  'internal-address passed',
  'bind-eip passed',
  'master-login passed',
  'create-namespaces passed',
  'helm-version passed',
  'registry-login passed',
  'pull-secret[sandbox] passed',
  'pull-secret[prod] passed',
  'pull-secret[pre] passed',
  'pull-secret[jenkins] passed',
  'pull-secret[frontend] passed',
  'pull-secret[infra] passed',
  'deploy-method passed',
  'run-recovery-script passed',
  'backup-storage not-needed',
  'backup-storage-kept not-needed',
  'backup-listed not-needed',
  'restore-backup not-needed',
  'backup-storage-open not-needed',
  'services-ready passed',
  'data-stores-answer passed',
  'move-back-end-names passed',
  'move-front-end-names passed',
  'certificate-files passed',
  'certificate-secret[gateway] passed',
  'certificates-at-ingress passed',
  'certificates-inside passed',
  'names-answer passed',
  'users-see-it passed',
  'login-from-outside passed',
  'rocketmq-applied passed',
  'brokers-registered passed',
  'second-ingress-release passed',
  'second-ingress-address passed',
  'move-second-ingress-names passed',
  'jenkins-applied passed',
  'jenkins-answers passed',
  'jenkins-plugins passed',
  'thinbackup-installed passed',
  'backup-copied passed',
  'configuration-restored passed',
  'jenkins-back passed',
  'credentials-there passed',
  'jenkins-by-name passed',
  'egress-allowed passed',
  'nacos-sandbox passed',
  'nacos-production passed',
  'nacos-ready passed',
  'nacos-members passed',
  'nacos-members-login not-needed',
  'nacos-configs passed',
  'nacos-configs-login not-needed',
];

/** What the machine has made in the cloud in the operator's place. */
export const MADE_IN_CLOUD = [
  'key-pair-imported KeyPair',
  'create-cluster CloudCluster',
  'create-cluster File',
  'bind-eip ElasticIp',
  ...Array.from({ length: 9 }, () => 'move-front-end-names DnsRecord'),
];

/** What stands in the ledger of these steps, and how each is called there. */
export function madeBy(report: Report | null, made: readonly string[]): readonly string[] {
  const steps = new Set(made.map((row) => row.split(' ')[0]));
  return (report?.ledger ?? [])
    .filter(({ step }) => steps.has(step))
    .map(({ step, what }) => `${step} ${what.kind}`);
}

/** The steps that passed otherwise than by being found to be so already. */
export function notAdopted(report: Report | null): readonly string[] {
  return (report?.steps ?? [])
    .filter(({ state }) => state.is === 'passed' && state.how !== 'adopted')
    .map(({ id }) => id);
}

export function attestedSteps(report: Report | null): readonly string[] {
  return (report?.steps ?? []).filter(({ state }) => state.is === 'attested').map(({ id }) => id);
}

/** All other steps are attested. */
export function provenSteps(report: Report | null): readonly string[] {
  return (report?.steps ?? [])
    .filter((step) => step.state.is !== 'attested')
    .map((step) => `${step.id} ${step.state.is}`);
}
