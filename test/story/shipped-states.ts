import type { Report } from '../../src/model/report.ts';

/** Every step of the shipped runbook on the organisation's site that is not only somebody's word, and how it ends. */
export const PROVEN_STEPS = [
  'registry-user passed',
  'tool-kubectl passed',
  'tool-helm passed',
  'tool-ssh passed',
  'tool-git passed',
  'dns-recorded passed',
  'key-pair-file passed',
  'pin-target passed',
  'nodes-ready passed',
  'ingress-controller passed',
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
  'backup-listed not-needed',
  'restore-backup not-needed',
  'services-ready passed',
  'move-back-end-names passed',
  'move-front-end-names passed',
  'certificate-files passed',
  'certificate-secret[gateway] passed',
  'certificates-at-ingress passed',
  'names-answer passed',
  'rocketmq-applied passed',
  'brokers-registered passed',
  'second-ingress-release passed',
  'move-second-ingress-names passed',
  'jenkins-applied passed',
  'jenkins-back passed',
  'nacos-sandbox passed',
  'nacos-production passed',
  'nacos-ready passed',
  'nacos-members passed',
  'nacos-members-login not-needed',
];

/** All other steps are attested. */
export function provenSteps(report: Report | null): readonly string[] {
  return (report?.steps ?? [])
    .filter((step) => step.state.is !== 'attested')
    .map((step) => `${step.id} ${step.state.is}`);
}
