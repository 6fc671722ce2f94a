import os from 'node:os';
import { cloudPort, type CloudPort } from '../../../src/cloud/cloud-port.ts';
import type { CloudOptions } from '../../../src/cloud/cloud-options.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { aClock } from '../fake-ports.ts';
import { startCloud, type CloudServer } from '../../../src/practice/cloud/cloud-server.ts';
import { CLOUD_KEY, type CloudState } from '../../../src/practice/cloud/cloud-state.ts';

export const NEVER = new AbortController().signal;
export const KEY_ENV = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: CLOUD_KEY.id,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: CLOUD_KEY.secret,
};

export type StubbedCloud = CloudPort & {
  readonly stub: CloudServer;
  /** `site.cloud` as a site would have it. */
  readonly site: {
    readonly provider: string;
    readonly region: string;
    readonly endpoint: string;
  };
  readonly concealed: string[];
  [Symbol.asyncDispose](): Promise<void>;
};

/** The real adapter against a stub, with the stub's own key in the environment; waits take no time. */
export async function stubbedCloud(
  state: Partial<CloudState> = {},
  more: Partial<CloudOptions> = {},
): Promise<StubbedCloud> {
  const stub = await startCloud(state);
  const concealed: string[] = [];
  const port = cloudPort({
    dialer: directDialer(),
    clock: aClock(),
    env: KEY_ENV,
    readFile: async () => undefined,
    cwd: os.tmpdir(),
    conceal: (_name, secret) => concealed.push(secret),
    forbidden: () => ({ accounts: [], domains: [] }),
    ...more,
  });
  return {
    ...port,
    stub,
    site: { provider: 'alibaba', region: 'eu-central-1', endpoint: stub.url },
    concealed,
    [Symbol.asyncDispose]: () => stub.stop(),
  };
}
