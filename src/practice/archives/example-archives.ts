import { nacosManifest } from '../repository/app-manifests.ts';
import type { ServedFile } from './file-server.ts';
import { jenkinsBackup, type JenkinsBackupOptions } from './jenkins-backup.ts';
import { nacosArchive, type NacosConfigs } from './nacos-archive.ts';

/** The jobs and credentials that the example site's Jenkins had. */
export const EXAMPLE_JENKINS = {
  date: '2026-06-01',
  jobs: ['gateway', 'discovery', 'shop', 'pay'],
  credentials: ['registry', 'git', 'kubeconfig'],
} as const satisfies JenkinsBackupOptions;

/** How many configurations each Nacos of the example site had. */
export const EXAMPLE_NACOS = {
  sandbox: { sandbox: 2 },
  production: { prod: 3, pre: 2 },
} as const satisfies { readonly [name: string]: NacosConfigs };

/** How many members each of them has. */
export const EXAMPLE_NACOS_MEMBERS = { sandbox: 1, production: 3 } as const;

export type ExampleArchives = {
  /** What the server of backups has, by path. */
  readonly files: { readonly [path: string]: ServedFile };
  readonly jenkins: Buffer;
};

/** The example site's archives, of the day that the site names. */
export function exampleArchives(options: { readonly keys?: boolean } = {}): ExampleArchives {
  const madeAt = Date.parse(`${EXAMPLE_JENKINS.date}T02:00:00Z`);
  const jenkins = jenkinsBackup({ ...EXAMPLE_JENKINS, ...options });
  const { sandbox, production } = EXAMPLE_NACOS_MEMBERS;
  const served = (bytes: Buffer): ServedFile => ({ bytes, madeAt });
  return {
    jenkins,
    files: {
      '/jenkins-configuration.tar.gz': served(jenkins),
      '/nacos-sandbox.tar.gz': served(
        nacosArchive(nacosManifest('Deployment', sandbox), EXAMPLE_NACOS.sandbox),
      ),
      '/nacos-production.tar.gz': served(
        nacosArchive(nacosManifest('StatefulSet', production), EXAMPLE_NACOS.production),
      ),
    },
  };
}
