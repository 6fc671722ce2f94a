import { loadKeyring, type Credentials, type Keyring } from './credentials.ts';

const AGAIN_MS = 1000;

/** Who asks, as of now: shared by all connections, and read from disk anew where the API server refuses it. */
export type Login = {
  keyring(): Keyring;
  current(): Promise<Credentials>;
  /** Others than those that were refused; undefined where there are none. */
  renewed(refused: Credentials): Promise<Credentials | undefined>;
};

export async function openLogin(kubeconfig: string, context: string): Promise<Login> {
  let keyring = await loadKeyring(kubeconfig, context);
  let renewing: Promise<void> | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;

  async function renew(): Promise<void> {
    renewedAt = performance.now();
    keyring = await loadKeyring(kubeconfig, context);
  }

  return {
    keyring: () => keyring,
    current: () => keyring.current(),
    async renewed(refused) {
      // Somebody else may have been refused a moment ago, and have read them already.
      const known = await keyring.current();
      if (!isSame(refused, known)) return known;
      // A watch of each kind asks again and again: no plugin is started for each of them.
      if (renewing === undefined && performance.now() - renewedAt < AGAIN_MS) return undefined;
      // Of many calls that are refused at once, one goes to the disk and starts the plugin.
      renewing ??= renew().finally(() => (renewing = undefined));
      await renewing;
      const now = await keyring.current();
      return isSame(refused, now) ? undefined : now;
    },
  };
}

export function isSameTls(a: Credentials['tls'], b: Credentials['tls']): boolean {
  const key = ({ ca, cert, key: own, ...rest }: Credentials['tls']) =>
    JSON.stringify([ca?.toString(), cert?.toString(), own?.toString(), rest]);
  return a === b || key(a) === key(b);
}

function isSame(a: Credentials, b: Credentials): boolean {
  return isSameTls(a.tls, b.tls) && JSON.stringify(a.headers) === JSON.stringify(b.headers);
}
