import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { objectsAt, textAt } from '../read-object.ts';
import type { Part } from './parts.ts';
import { told, type Ground } from './told.ts';

/** What a container can't be made without: a ConfigMap, a Secret or a key in one, by the kubelet's words. */
export function neededCause(pod: KubeObject, ground: Ground, message: string): Cause | undefined {
  const absent = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
  if (absent !== null)
    return /configmap/i.test(absent[1] ?? '')
      ? told('config-map-absent', pod, ground, { configMap: absent[2] ?? '-' })
      : told('secret-absent', pod, ground, { secret: absent[2] ?? '-' });
  const key = /couldn't find key (\S+) in (ConfigMap|Secret) (\S+)/.exec(message);
  if (key !== null)
    return told('key-absent', pod, ground, {
      key: key[1] ?? '-',
      holder: `${key[2] ?? '-'} ${(key[3] ?? '').split('/').at(-1) ?? '-'}`,
    });
  const part = /references non-existent (config|secret) key: (\S+)/.exec(message);
  if (part === null) return undefined;
  const volume = /for volume "([^"]+)"/.exec(message)?.[1];
  return told('key-absent', pod, ground, {
    key: part[2] ?? '-',
    holder: holderOf(pod, volume) ?? (part[1] === 'config' ? 'ConfigMap' : 'Secret'),
  });
}

function holderOf(pod: KubeObject, volume: string | undefined): string | undefined {
  const one = objectsAt(pod, 'spec', 'volumes').find((each) => textAt(each, 'name') === volume);
  const configMap = textAt(one, 'configMap', 'name');
  const secret = textAt(one, 'secret', 'secretName');
  return configMap === undefined ? secret && `Secret ${secret}` : `ConfigMap ${configMap}`;
}

/** Why a container is not made although its image is there. */
export function configCause(pod: KubeObject, ground: Ground, part: Part): Cause | undefined {
  const reason = textAt(part.status, 'state', 'waiting', 'reason') ?? '';
  if (reason !== 'CreateContainerConfigError') return undefined;
  const message = textAt(part.status, 'state', 'waiting', 'message') ?? '';
  const params = { container: part.name, role: part.role, image: part.image, reason, message };
  return (
    neededCause(pod, ground, message) ??
    (/runAsNonRoot/.test(message)
      ? told('runs-as-root', pod, ground, params)
      : told('container-config', pod, ground, params))
  );
}
