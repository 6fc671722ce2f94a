import type { LedgerEntry } from '../../model/catalogue.ts';
import type { Applied, KubeObject } from '../../model/ports.ts';

/** How something that this run created is removed again: the command by hand, until undo is an action of its own. */
export function ledgerEntry(object: KubeObject, { uid, namespace }: Applied): LedgerEntry {
  const { kind, metadata, apiVersion } = object;
  const place = namespace === undefined ? {} : { namespace };
  const where = namespace === undefined ? '' : ` --namespace ${namespace}`;
  const command = `kubectl delete ${resourceArgument(object)} ${metadata.name}${where}`;
  const shown = `${kind} ${metadata.name}`;
  return {
    what: { kind, name: metadata.name, apiVersion, ...place, uid },
    undo: {
      byHand: {
        en: `Remove ${shown}, which this run created: ${command}`,
        zh: `删除本次运行创建的 ${shown}：${command}`,
      },
    },
  };
}

/** `Deployment.v1.apps`: names the kind without guessing, whatever else in the cluster has that name. */
export function resourceArgument({ apiVersion, kind }: KubeObject): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return group === '' ? kind : `${kind}.${version ?? ''}.${group ?? ''}`;
}
