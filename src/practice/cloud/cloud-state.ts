import type { JsonObject } from '../../model/json.ts';
import type { Keys } from './check-signature.ts';

export type HeldCluster = {
  readonly id: string;
  name: string;
  state: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly vpc: string;
  readonly order: JsonObject;
  /** How often it is still told as `initial` before it runs. */
  looksLeft: number;
};
export type HeldAddress = {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly token: string;
  status: string;
  instance: string;
  looksLeft: number;
};
export type HeldRecord = {
  readonly id: string;
  host: string;
  type: string;
  value: string;
  ttl: number;
  line: string;
  isOn: boolean;
};

/** What the cloud of the range or of a test holds: all of it may be changed from outside. */
export type CloudState = {
  account: string;
  readonly keys: { [id: string]: Keys[string] };
  readonly regions: string[];
  readonly keyPairs: { name: string; fingerprint: string; publicKey: string }[];
  readonly clusters: HeldCluster[];
  readonly addresses: HeldAddress[];
  /** New addresses are these at first, then some of a TEST-NET. */
  readonly pool: string[];
  readonly zones: { [zone: string]: HeldRecord[] };
  /** The address by which a VPC goes out. */
  readonly egress: { [vpc: string]: readonly string[] };
  readonly quotas: { clusters: number; addresses: number };
  /** Text of the kubeconfig of every cluster, and the API server that it names. */
  kubeconfig: string;
  server: string;
  /** How often something is told as being on its way. */
  looks: number;
  /** Whether DescribeKeyPairs tells the public key. */
  tellsKeys: boolean;
  next: number;
};

export const CLOUD_KEY = { id: 'LTAI5tStubAccessKeyId', secret: 'stub-secret/with+signs=' };

export function aCloudState(more: Partial<CloudState> = {}): CloudState {
  const server = more.server ?? 'https://192.0.2.10:6443';
  return {
    account: '1000000000000009',
    keys: { [CLOUD_KEY.id]: { secret: CLOUD_KEY.secret } },
    regions: ['eu-central-1', 'us-east-1'],
    keyPairs: [],
    clusters: [],
    addresses: [],
    pool: [],
    zones: {},
    egress: {},
    quotas: { clusters: 50, addresses: 20 },
    kubeconfig: `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: ${server}\n  name: kubernetes\nusers:\n- name: admin\n  user:\n    client-key-data: c3R1Yi1rZXk=\n`,
    server,
    looks: 1,
    tellsKeys: true,
    next: 1,
    ...more,
  };
}
