import { fromBase64 } from '../../model/base64.ts';
import {
  DOCKER_CONFIG_KEY,
  DOCKER_CONFIG_TYPE,
  dockerConfigIn,
  loginsOf,
  type DockerConfig,
} from '../../model/docker-config.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { textAt } from '../../readiness/read-object.ts';

/** What is shorter can't be told from anything else: see the redactor. It is never written by us either way. */
const SHORTEST = 4;

/**
 * The docker configuration that a Secret holds, empty where there is none. All its passwords are concealed before
 * anybody sees them. Throws `WizardError` where it is of another type, which never changes, or can't be read: what
 * others have put there must not be lost.
 */
export function dockerConfigOf(
  secret: KubeObject | undefined,
  place: { readonly namespace: string; readonly name: string },
  { conceal }: Pick<Writers, 'conceal'>,
): DockerConfig {
  if (secret === undefined) return { auths: {} };
  const type = textAt(secret, 'type') ?? '-';
  if (type !== DOCKER_CONFIG_TYPE)
    throw new WizardError('not-proven', 'pull-secret-other-type', { ...place, type });
  const text = fromBase64(textAt(secret, 'data', DOCKER_CONFIG_KEY) ?? '') ?? '';
  const config = text === '' ? { auths: {} } : dockerConfigIn(text);
  if (config === undefined) throw new WizardError('not-proven', 'pull-secret-malformed', place);
  for (const { key, password } of loginsOf(config))
    if (password.length >= SHORTEST) conceal?.(`password of ${key}`, password);
  return config;
}
