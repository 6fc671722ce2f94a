/** What a node of the tests has. KWOK keeps it Ready; nothing runs on it. */
export type NodeShape = {
  /** @default '8' */
  readonly cpu?: string;
  /** @default '16Gi' */
  readonly memory?: string;
  /** @default '110' */
  readonly pods?: string;
  /** @default 'containerd://2.1.0' */
  readonly runtime?: string;
};

/** The object to create. The address is of the machine that runs the tests. */
export function describeNode(name: string, shape: NodeShape, kubernetesVersion: string): object {
  const { cpu = '8', memory = '16Gi', pods = '110', runtime = 'containerd://2.1.0' } = shape;
  const resources = { cpu, memory, pods, 'ephemeral-storage': '100Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' } },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address: '127.0.0.1' },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: name,
        containerRuntimeVersion: runtime,
        kernelVersion: '6.1.0',
        kubeProxyVersion: kubernetesVersion,
        kubeletVersion: kubernetesVersion,
        machineID: name,
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        systemUUID: name,
      },
    },
  };
}
