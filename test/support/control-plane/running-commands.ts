import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Authority } from './certificates.ts';
import type { Flags } from './flags.ts';
import { findFreePort } from './free-port.ts';
import type { SendRequest } from './request.ts';

/** What a control plane needs so that a command "in a pod" runs: KWOK runs it on this machine. */
export type RunningCommands = {
  readonly apiServer: Flags;
  readonly kwok: Flags;
  /** Once the node is there: where its kubelet would listen. */
  readonly nameKubelet: (request: SendRequest, node: string) => Promise<void>;
};

/** A connection to one of these ports of any pod, or of the pods of these names, goes to this port of 127.0.0.1. */
export type PortForward = {
  readonly ports: readonly number[];
  readonly target: number;
  readonly pods?: readonly string[];
};

/** What may be done in the pods of a control plane. */
export type InPods = {
  readonly commands?: true;
  readonly forwards?: readonly PortForward[];
  /** A file of lines `<RFC 3339> stdout F text`: what every container has said. */
  readonly logs?: string;
};

const EXEC = `---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterExec
metadata: { name: here }
spec:
  execs: [{ local: { workDir: / } }]
`;

/** With commands only for a test that chose every pod it runs something in: they see this machine. */
export async function runningCommands(
  directory: string,
  authority: Authority,
  stages: string,
  { commands, forwards, logs }: InPods,
): Promise<RunningCommands> {
  const port = await findFreePort();
  const config = path.join(directory, 'stages.yaml');
  const [certificate, key] = [
    path.join(directory, 'kubelet-client.crt'),
    path.join(directory, 'kubelet-client.key'),
  ];
  const login = await authority.issueClient('kubelet-client', ['system:masters']);
  const more = [
    commands === true ? EXEC : '',
    forwards === undefined ? '' : portForward(forwards),
    logs === undefined ? '' : containerLogs(logs),
  ];
  await writeFile(config, (await readFile(stages, 'utf8')) + more.join(''));
  await writeFile(certificate, login.certificate);
  await writeFile(key, login.key, { mode: 0o600 });
  return {
    apiServer: {
      'kubelet-client-certificate': certificate,
      'kubelet-client-key': key,
      'kubelet-preferred-address-types': 'InternalIP',
    },
    kwok: {
      config,
      'node-port': String(port),
      'server-address': `127.0.0.1:${port}`,
      'tls-cert-file': path.join(directory, 'server.crt'),
      'tls-private-key-file': path.join(directory, 'server.key'),
    },
    async nameKubelet(request, node) {
      const status = { daemonEndpoints: { kubeletEndpoint: { Port: port } } };
      const answer = await request('PATCH', `/api/v1/nodes/${node}/status`, { status });
      if (answer.status !== 200) throw new Error(`No kubelet: ${JSON.stringify(answer.body)}`);
    },
  };
}

/** What is JSON is YAML too. */
function portForward(all: readonly PortForward[]): string {
  const objects = all.map(({ ports, target, pods }, index) => ({
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterPortForward',
    metadata: { name: `here-${index}` },
    spec: {
      ...(pods === undefined ? {} : { selector: { matchNames: pods } }),
      forwards: [{ ports, target: { port: target, address: '127.0.0.1' } }],
    },
  }));
  return objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
}

function containerLogs(logsFile: string): string {
  const object = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'here' },
    spec: { logs: [{ logsFile, follow: false }] },
  };
  return `---\n${JSON.stringify(object)}\n`;
}
