import { createHash } from 'node:crypto';

/** Where a script lies on its host, below the home of the login. */
export type RemoteFolder = {
  readonly name: string;
  /** What the folders of all attempts of the same step begin with. */
  readonly ofStep: string;
};

/** Readable for a person who looks there, and unique for any key (run/step/attempt). */
export function remoteFolder(key: string): RemoteFolder {
  const step = key.slice(0, Math.max(0, key.lastIndexOf('/')));
  const readable = key.replaceAll(/[^\w.-]+/g, '_').slice(-60);
  const ofStep = `${digest(step)}-`;
  return { name: `${ofStep}${readable}-${digest(key)}`, ofStep };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
