import { gzipSync } from 'node:zlib';
import type { KubeObject } from '../../../src/model/ports.ts';

export type ReleaseOptions = {
  readonly name?: string;
  readonly namespace?: string;
  readonly revision?: number;
  readonly status?: string;
  readonly chart?: string;
  readonly version?: string;
  readonly config?: object | null;
  readonly run?: string;
  readonly firstDeployed?: string;
  readonly description?: string;
};

/** The Secret that helm keeps a revision in. */
export function aReleaseSecret(options: ReleaseOptions = {}): KubeObject {
  const { name = 'web', revision = 1, status = 'deployed', config = null } = options;
  const { chart = 'small', version = '1.2.3', description = 'Install complete' } = options;
  const { firstDeployed = '2026-01-31T01:00:00Z', namespace = 'prod' } = options;
  return withPayload(options, {
    name,
    namespace,
    version: revision,
    info: {
      status,
      description,
      first_deployed: firstDeployed,
      last_deployed: '2026-01-31T02:00:00Z',
    },
    chart: { metadata: { name: chart, version, appVersion: '9.9' } },
    config,
  });
}

/** The same with whatever in it. */
export function withPayload(
  { name = 'web', namespace = 'prod', revision = 1, status = 'deployed', run }: ReleaseOptions,
  payload: object | Buffer | string,
): KubeObject {
  const packed =
    typeof payload === 'string'
      ? payload
      : (Buffer.isBuffer(payload) ? payload : gzipSync(JSON.stringify(payload))).toString('base64');
  const labels = {
    owner: 'helm',
    name,
    status,
    version: String(revision),
    ...(run === undefined ? {} : { 'dr-wizard-run': run }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `sh.helm.release.v1.${name}.v${revision}`, namespace, labels },
    type: 'helm.sh/release.v1',
    data: { release: Buffer.from(packed).toString('base64') },
  };
}
