import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAll } from '../../support/archives/a-folder.ts';
import { tarGzOf } from '../../support/archives/tar.ts';
import { zipOf } from '../../support/archives/zip.ts';
import { startNginx } from '../../support/tls/nginx.ts';
import { addressOf } from './hosts.ts';
import { configsOf } from './nacos.ts';
import type { Ground, Part } from './part.ts';

/** Where a site has its archives: `https://HOST/backup/FILE`. */
type Where = {
  readonly host: string;
  readonly sandbox: string;
  readonly production: string;
};

const ROXE: Where = {
  host: 'ops-deployer.oss-us-east-1.aliyuncs.com',
  sandbox: 'sandbox-nacos_2022-03-21.tar.gz',
  production: 'prod-nacos-cluster_2022-03-23.tar.gz',
};
const FIXTURES = path.resolve(import.meta.dirname, '../../runbook/fixtures');

/** The bucket with the archives of Nacos: manifests, and beside them what Nacos has exported. */
export async function archives(
  { folder, issue }: Ground,
  { host, sandbox, production }: Where = ROXE,
): Promise<Part> {
  const bucket = path.join(folder, 'bucket');
  const operator = path.join(folder, 'operator');
  mkdirSync(operator, { recursive: true });
  writeAll(bucket, {
    [sandbox]: tarGzOf({
      'nacos.yaml': manifests('nacos-sandbox'),
      ...exported(configsOf('nacos-sandbox')),
    }),
    [production]: tarGzOf({
      'nacos.yaml': manifests('nacos-production'),
      ...exported(configsOf('nacos')),
    }),
  });
  const lines = [`location /backup/ { alias ${bucket}/; }`];
  const nginx = await startNginx([{ names: [host], ...(await issue([host])), lines }], {
    host: addressOf(host),
    port: 443,
  });
  return {
    values: {
      'site.nacos.sandbox.folder': path.join(operator, 'nacos-sandbox'),
      'site.nacos.production.folder': path.join(operator, 'nacos-production'),
    },
    close: () => nginx.stop(),
  };
}

function manifests(name: string): string {
  return readFileSync(path.join(FIXTURES, name, 'nacos.yaml'), 'utf8');
}

/** As Nacos 2 exports them: one zip archive a namespace, `GROUP/dataId` and what it says of them. */
function exported(configs: { readonly [namespace: string]: number }) {
  const zips = Object.entries(configs).map(([namespace, count]) => {
    const items = Array.from({ length: count }, (_, at) => `service-${at}.yaml`);
    const entries = [
      ...items.map((id) => ({ name: `DEFAULT_GROUP/${id}`, text: 'server: { port: 8080 }\n' })),
      { name: '.metadata.yml', text: metadata(items) },
    ];
    return [`${namespace}.zip`, zipOf(entries)] as const;
  });
  return Object.fromEntries(zips);
}

function metadata(items: readonly string[]): string {
  const lines = items.map((id) => `- { dataId: ${id}, group: DEFAULT_GROUP, type: yaml }`);
  return ['metadata:', ...lines, ''].join('\n');
}
