import { isObject, type Json } from '../model/json.ts';
import type { SshHost } from '../model/route.ts';
import type { Runbook, Scope } from '../model/runbook.ts';

/** What has to be known before anything can go by the jump host. */
export function jumpReads({ site }: Pick<Runbook, 'site'>): readonly string[] {
  const { ssh } = site.data;
  const isNamed =
    (isObject(ssh) && ssh['jump'] !== undefined) ||
    site.asks.some(({ id }) => id.startsWith('site.ssh.jump.'));
  return isNamed ? ['site.ssh.jump'] : ['values.master.eip'];
}

/** The host that a site names for it, else the master by its bound address; null where neither is known. */
export function jumpHost({ site, values }: Scope): SshHost | null {
  const ssh = below(site, 'ssh');
  const named = below(ssh, 'jump');
  const host = text(named, 'host');
  if (host !== undefined) return hostOf(host, named);
  const eip = text(below(values, 'master'), 'eip');
  return eip === undefined ? null : hostOf(eip, ssh);
}

function hostOf(host: string, keys: Json | undefined): SshHost {
  const [user, keyFile] = [text(keys, 'user'), text(keys, 'keyFile')];
  const port = isObject(keys) ? keys['port'] : undefined;
  return {
    host,
    ...(user === undefined ? {} : { user }),
    ...(typeof port === 'number' ? { port } : {}),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
}

function below(tree: Json | undefined, key: string): Json | undefined {
  return isObject(tree) ? tree[key] : undefined;
}

function text(tree: Json | undefined, key: string): string | undefined {
  const value = below(tree, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
