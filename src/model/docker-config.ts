import { fromBase64, toBase64 } from './base64.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { parseJson } from './parse-json.ts';
import { registryNamed, type Registry } from './registry.ts';

/** The file `config.json` of docker, as a Secret of type `kubernetes.io/dockerconfigjson` holds it. */
export type DockerConfig = JsonObject & { readonly auths: JsonObject };

export const DOCKER_CONFIG_TYPE = 'kubernetes.io/dockerconfigjson';
export const DOCKER_CONFIG_KEY = '.dockerconfigjson';

/** One login of it. All of it is secret but the name it is filed under and the user. */
export type FiledLogin = {
  readonly key: string;
  readonly username: string;
  readonly password: string;
};

/** undefined where it is none. */
export function dockerConfigIn(text: string): DockerConfig | undefined {
  const config = parseJson(text);
  if (!isObject(config)) return undefined;
  const { auths = {} } = config;
  return isObject(auths) ? { ...config, auths } : undefined;
}

/** All logins, in their order; one that can't be read has an empty user and password. */
export function loginsOf({ auths }: DockerConfig): readonly FiledLogin[] {
  return Object.entries(auths).map(([key, filed]) => ({ key, ...loginIn(filed) }));
}

/** Of this registry, whatever it is called there: a kubelet tries each of them. */
export function loginsFor(config: DockerConfig, { id }: Registry): readonly FiledLogin[] {
  return loginsOf(config).filter(({ key }) => registryNamed(key)?.id === id);
}

/** As kubelets read it: `auth` counts before `username` and `password`. */
function loginIn(filed: Json): Pick<FiledLogin, 'username' | 'password'> {
  const entry = isObject(filed) ? filed : {};
  const text = (key: string) => (typeof entry[key] === 'string' ? entry[key] : '');
  const both = fromBase64(text('auth')) ?? '';
  const colon = both.indexOf(':');
  if (colon < 0) return { username: text('username'), password: text('password') };
  return { username: both.slice(0, colon), password: both.slice(colon + 1) };
}

/** With this login for the registry, and only this one; those for others stay as they are. */
export function withLogin(
  config: DockerConfig,
  registry: Registry,
  login: { readonly username: string; readonly password: string; readonly email?: string },
): DockerConfig {
  const others = Object.entries(config.auths).filter(
    ([key]) => registryNamed(key)?.id !== registry.id,
  );
  // Somebody may look for it under the name that it has.
  const key = loginsFor(config, registry)[0]?.key ?? registry.key;
  const { username, password, email } = login;
  const entry = {
    username,
    password,
    ...(email === undefined ? {} : { email }),
    auth: toBase64(`${username}:${password}`),
  };
  return { ...config, auths: { ...Object.fromEntries(others), [key]: entry } };
}
