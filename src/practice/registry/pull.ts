import { dockerConfigIn, loginsFor } from '../../model/docker-config.ts';
import { registryNamed } from '../../model/registry.ts';

/** What comes of a kubelet's pull: `message` as an event says it. */
export type Pulled =
  | { readonly is: 'pulled' }
  | { readonly is: 'refused' | 'missing' | 'unreachable'; readonly message: string };

/** `configs` are the texts of `.dockerconfigjson` of the pull secrets that the pod may use. */
export type Pull = (image: string, configs: readonly string[]) => Pulled;

export type PullWorld = {
  readonly host: string;
  readonly repositories: { readonly [name: string]: readonly string[] };
  readonly state: () => 'up' | 'gone' | 'failing';
  readonly allows: (user: string, password: string, repository: string) => boolean;
};

/** Images of other registries are there for everybody: the range has only this one. */
export function createPull({ host, repositories, state, allows }: PullWorld): Pull {
  return (image, configs) => {
    const { registry, repository, tag } = partsOf(image);
    if (registry !== host) return { is: 'pulled' };
    const failed = (is: Exclude<Pulled['is'], 'pulled'>, why: string): Pulled => ({
      is,
      message: `Failed to pull image "${image}": failed to resolve reference "${image}": ${why}`,
    });
    const url = `https://${host}/v2/${repository}/manifests/${tag}`;
    if (state() === 'gone')
      return failed('unreachable', `failed to do request: Head "${url}": connection reset by peer`);
    if (state() === 'failing')
      return failed(
        'unreachable',
        `unexpected status from HEAD request to ${url}: 503 Service Unavailable`,
      );
    const place = registryNamed(`${host}/${repository}`) ?? registryNamed(host);
    const whole = registryNamed(host);
    const logins = configs.flatMap((text) => {
      const config = dockerConfigIn(text);
      if (config === undefined) return [];
      return [place, whole].flatMap((one) => (one === undefined ? [] : loginsFor(config, one)));
    });
    if (!logins.some(({ username, password }) => allows(username, password, repository)))
      return failed(
        'refused',
        logins.length === 0
          ? 'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials'
          : `unexpected status from HEAD request to ${url}: 401 Unauthorized`,
      );
    return repositories[repository]?.includes(tag) === true
      ? { is: 'pulled' }
      : failed('missing', `${image}: not found`);
  };
}

/** `host/name:tag@digest`; what names no host lies at another registry. */
function partsOf(image: string) {
  const [named = ''] = image.split('@');
  const [first = '', ...rest] = named.split('/');
  const isHost = rest.length > 0 && /[.:]/.test(first);
  const path = isHost ? rest.join('/') : named;
  const [repository = '', tag = 'latest'] = path.split(':');
  return { registry: isHost ? first : '', repository, tag };
}
