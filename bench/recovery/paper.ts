import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What the script is told of the site: the same file and the same answers as the wizard has, as variables. */
export function paperOf(
  siteFile: string,
  answersFile: string,
): { readonly [variable: string]: string } {
  const site = answered(siteFile, answersFile);
  const { registry, cluster, ssh, ingress, secondIngress, rocketmq, jenkins, nacos, archives } =
    site;
  const { charts } = site.repositories;
  const [certificate] = site.certificates;
  const withName = site.workloads.filter((one: Named) => one.name !== undefined);
  const namesOf = (is: (record: SiteRecord) => boolean) =>
    site.records
      .filter(is)
      .map(({ name }: SiteRecord) => name)
      .join(' ');
  const inGroup = (group: string) => namesOf((record) => record.group === group);
  return {
    SITE: site.id,
    REGION: site.cloud.region,
    CLOUD_ENDPOINT: site.cloud.endpoint,
    VPC: cluster.vpc,
    NODES: String(cluster.nodes),
    NAMES: namesOf(() => true),
    BACK_END_NAMES: inGroup('backend'),
    FRONT_END_NAMES: inGroup('frontend'),
    SECOND_NAMES: inGroup('second-ingress'),
    EXTERNAL_HOSTS: namesOf(({ to }) => to === 'external'),
    INTERNAL_HOSTS: namesOf(({ to }) => to === 'internal'),
    NAMESPACES: site.namespaces.join(' '),
    FIRST_NAMESPACE: site.namespaces[0],
    REGISTRY_HOST: registry.host,
    REGISTRY_USERNAME: registry.username,
    REGISTRY_NAMESPACES: registry.namespaces.join(' '),
    SECRET_NAME: registry.secretName,
    KEY_FILE: ssh.keyFile,
    SSH_USER: ssh.user,
    SSH_PORT: String(ssh.port),
    HELM_AT_LEAST: site.helm.atLeast,
    CHARTS_URL: charts.url,
    CHARTS_BRANCH: charts.branch,
    CHECKOUT: charts.checkout,
    DEPLOY_FOLDER: charts.deployFolder,
    DEPLOY_SCRIPT: charts.deployScript,
    INGRESS_NAMESPACE: ingress.namespace,
    INGRESS_BACKEND: ingress.backend,
    EXTERNAL_SERVICE: ingress.externalService,
    INTERNAL_SERVICE: ingress.internalService,
    SECOND_CLASS: secondIngress.class,
    SECOND_CHART: secondIngress.archive,
    SECOND_RELEASE: secondIngress.release,
    SECOND_NAMESPACE: secondIngress.namespace,
    SECOND_NAME: secondIngress.name,
    CERTIFICATE: path.join(site.certificateFolder, certificate.id),
    CERTIFICATE_HOST: certificate.hosts[0],
    WORKLOADS: withName
      .map(({ namespace, ...one }: Named) => `${namespace} ${objectOf(one)}`)
      .join('\n'),
    FRONT_END_HOSTS: site.workloads.flatMap(({ host }: Named) => host ?? []).join(' '),
    DATA_STORES: site.dataStores
      .map(({ host, port }: { host: string; port: number }) => `${host} ${port}`)
      .join('\n'),
    ROCKETMQ_NAMESPACE: rocketmq.namespace,
    ROCKETMQ_MANIFESTS: rocketmq.manifests,
    ROCKETMQ_WORKLOADS: rocketmq.workloads.map(objectOf).join(' '),
    ROCKETMQ_NAME_SERVER: rocketmq.workloads[0].name,
    BROKERS: String(rocketmq.brokers),
    JENKINS_HOST: jenkins.host,
    JENKINS_NAMESPACE: jenkins.namespace,
    JENKINS_MANIFESTS: jenkins.manifests,
    JENKINS_WORKLOAD: objectOf(jenkins),
    JENKINS_SERVICE: jenkins.service,
    JENKINS_PORT: String(jenkins.port),
    JENKINS_USER: jenkins.user,
    JENKINS_BACKUP: jenkins.backup.file,
    JENKINS_BACKUP_FOLDER: jenkins.backup.folder,
    JENKINS_PLUGINS: jenkins.plugins.map(({ id }: { id: string }) => id).join(' '),
    JENKINS_CREDENTIALS: jenkins.credentials.map(({ id }: { id: string }) => id).join(' '),
    NACOS_SANDBOX_URL: archives.nacosSandbox.url,
    NACOS_SANDBOX_FOLDER: nacos.sandbox.folder,
    NACOS_SANDBOX_NAMESPACE: nacos.sandbox.namespace,
    NACOS_SANDBOX_WORKLOAD: objectOf(nacos.sandbox),
    NACOS_PRODUCTION_URL: archives.nacosProduction.url,
    NACOS_PRODUCTION_FOLDER: nacos.production.folder,
    NACOS_PRODUCTION_NAMESPACE: nacos.production.namespace,
    NACOS_PRODUCTION_WORKLOAD: objectOf(nacos.production),
    GITLAB: site.egress.gitlab,
    OLD_EGRESS: site.egress.ip,
  };
}

type Named = {
  readonly namespace: string;
  readonly kind: string;
  readonly name?: string;
  readonly host?: string;
};
type SiteRecord = { readonly name: string; readonly group: string; readonly to: string };

/** As kubectl takes it. */
function objectOf({ kind, name = '' }: Pick<Named, 'kind' | 'name'>): string {
  return `${kind.toLowerCase()}/${name}`;
}

/** The site with what it asks for filled in. */
function answered(siteFile: string, answersFile: string) {
  const site = parse(readFileSync(siteFile, 'utf8'));
  const { values } = parse(readFileSync(answersFile, 'utf8'));
  for (const [name, value] of Object.entries(values)) {
    const [first, ...keys] = name.split('.');
    const last = keys.pop();
    if (first !== 'site' || last === undefined) continue;
    let place = site;
    for (const key of keys) place = place[key];
    place[last] = value;
  }
  return site;
}
