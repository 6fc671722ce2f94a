import { createHash } from 'node:crypto';

export type Manifest = { readonly type: string; readonly digest: string; readonly body: string };

const TYPE = 'application/vnd.docker.distribution.manifest.v2+json';

/** The manifest of an image that is made up: its name alone tells it from another. */
export function manifestOf(name: string, tag: string): Manifest {
  const part = (mediaType: string, text: string) => ({
    mediaType,
    size: text.length,
    digest: digestOf(text),
  });
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPE,
    config: part('application/vnd.docker.container.image.v1+json', `${name}:${tag}`),
    layers: [part('application/vnd.docker.image.rootfs.diff.tar.gzip', name)],
  });
  return { type: TYPE, digest: digestOf(body), body };
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
