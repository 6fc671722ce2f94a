import { checkHostName } from './host-name.ts';
import { reachOfAddress } from './address.ts';

/** A container registry as images and logins name it. */
export type Registry = {
  /** Whatever it was called: the same for all forms that mean the same login. */
  readonly id: string;
  /** What a new login of it is filed under in a docker configuration. */
  readonly key: string;
  /** Where its API is. */
  readonly host: string;
  readonly port: number | null;
};

/** All these are one registry; its login is looked for under one name only, by docker and by kubelets. */
const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_API = 'registry-1.docker.io';

const WRITTEN =
  /^(?:https?:\/\/)?(\[[\da-f:.]+\]|[^\s/:@?#[\]\\]+)(?::(\d{1,5}))?(\/[^\s?#@\\]*)?$/i;

/**
 * Reads the forms in which registries are written: a host, with a port, with a path, as a URL, with `/v1/` or `/v2/`. As
 * kubelets do, a path narrows a login down to the images below it, and the version of the API is no path. undefined where
 * it names no host.
 */
export function registryNamed(written: string): Registry | undefined {
  const [, shown = '', digits, path = ''] = WRITTEN.exec(written.trim()) ?? [];
  const host = hostOf(shown);
  const port = digits === undefined ? null : Number(digits);
  if (host === undefined || (port !== null && (port < 1 || port > 65_535))) return undefined;
  const below = path.replace(/^\/v[12](?=\/|$)/, '').replace(/\/+$/, '');
  if (HUB.has(host) && port === null && below === '')
    return { id: 'index.docker.io', key: HUB_KEY, host: HUB_API, port };
  const name = host.includes(':') ? `[${host}]` : host;
  const id = `${name}${port === null ? '' : `:${port}`}${below}`;
  return { id, key: id, host, port };
}

function hostOf(shown: string): string | undefined {
  const bare = shown.replaceAll(/[[\]]/g, '').toLowerCase();
  if (bare === '') return undefined;
  if (reachOfAddress(bare) !== undefined) return bare;
  const checked = checkHostName(bare);
  return checked.ok ? checked.name : undefined;
}

/** What is sent to it does not leave this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replaceAll(/[[\]]/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare);
}
