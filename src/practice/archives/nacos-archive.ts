import { tarGzOf } from './tar.ts';
import { zipOf } from './zip.ts';

/** How many configurations there are, by namespaces of Nacos. */
export type NacosConfigs = { readonly [namespace: string]: number };

/** The manifests of a Nacos, and beside them what it has exported: an archive for each of its namespaces. */
export function nacosArchive(manifests: string, configs: NacosConfigs): Buffer {
  const exported = Object.entries(configs).map(
    ([namespace, count]) => [`${namespace}.zip`, nacosExport(count)] as const,
  );
  return tarGzOf({ 'nacos.yaml': manifests, ...Object.fromEntries(exported) });
}

/** As Nacos 2 exports a namespace: `GROUP/dataId`, and what it says of them. */
function nacosExport(count: number): Buffer {
  const ids = Array.from({ length: count }, (_, index) => `service-${index + 1}.yaml`);
  const metadata = ids.map((id) => `- { dataId: ${id}, group: DEFAULT_GROUP, type: yaml }`);
  return zipOf([
    ...ids.map((id, index) => ({
      name: `DEFAULT_GROUP/${id}`,
      text: `server:\n  port: ${8080 + index}\n`,
    })),
    { name: '.metadata.yml', text: ['metadata:', ...metadata, ''].join('\n') },
  ]);
}
