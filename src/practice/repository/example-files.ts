import { BROKER, JENKINS, NAME_SERVER } from './app-manifests.ts';
import type { GitFiles } from './objects.ts';
import { imageOf, REGISTRY_WORD, serviceManifest, SERVICES } from './service-manifests.ts';

/** Deploys every service in one go. The registry's host is put in where the manifests have a word for it. */
const DEPLOY = `#!/bin/sh
set -eu
: "\${REGISTRY_HOST:?}" "\${REGISTRY_USERNAME:?}" "\${REGISTRY_PASSWORD:?}"
cd -- "$(dirname -- "$0")"
for manifest in services/*.yaml; do
  echo "deploying $manifest"
  sed "s|${REGISTRY_WORD}|$REGISTRY_HOST|g" "$manifest" | kubectl apply --server-side -f -
done
`;

const README =
  'What a recovery of the example company needs. The company is made up, and so is all of this.\n';

/** The example site's repository. The backup of Jenkins lies in it, as the site says. */
export function exampleFiles(jenkinsBackup: Buffer): GitFiles {
  const services = SERVICES.map(
    (service) =>
      [
        `recovery/services/${service.namespace}-${service.name}.yaml`,
        { content: serviceManifest(service) },
      ] as const,
  );
  return {
    'README.md': { content: README },
    'jenkins/jenkins.yaml': { content: JENKINS },
    'jenkins/jenkins-configuration.tar.gz': { content: jenkinsBackup },
    'recovery/deploy-services.sh': { content: DEPLOY, executable: true },
    ...Object.fromEntries(services),
    'rocketmq/broker.yaml': { content: BROKER },
    'rocketmq/name-server.yaml': { content: NAME_SERVER },
  };
}

/** The images that the example site's registry has: those of its services, and the one that asks its data stores. */
export function exampleImages(): { readonly [repository: string]: readonly string[] } {
  const services = SERVICES.map((service) => [imageOf(service), ['1.0']] as const);
  return { ...Object.fromEntries(services), 'tools/busybox': ['1.36'] };
}
