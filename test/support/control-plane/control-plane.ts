import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type AuditedWrite, readWrites } from './audit.ts';
import { readAuthority } from './certificates.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { describeNode, type NodeShape } from './node.ts';
import { createRequest, type SendRequest } from './request.ts';
import { waitUntil } from './wait-until.ts';

/** A running control plane in plain values, which survive the way into a test worker. */
export type ControlPlaneAddress = {
  /** `https://127.0.0.1:PORT` */
  readonly server: string;
  readonly caFile: string;
  /** May do everything. */
  readonly kubeconfig: string;
  /** One JSON line for each write. */
  readonly auditLog: string;
  /** Holds everything of this control plane, the logs of its parts too; gone when it stops. */
  readonly directory: string;
  /** The kubectl program; its folder can be put on a PATH. */
  readonly kubectlProgram: string;
};

export type ControlPlane = ControlPlaneAddress & {
  /** Runs kubectl as administrator and returns what it prints; rejects with what it complains. */
  readonly kubectl: (argv: readonly string[]) => Promise<string>;
  /** Sends one request as administrator. A PATCH is a JSON merge patch. */
  readonly request: SendRequest;
  /**
   * Writes a kubeconfig for somebody who may do nothing until a role is bound to them; with the address of a proxy
   * instead of the API server's own where one is given.
   */
  readonly kubeconfigFor: (who: Who, at?: string) => Promise<string>;
  /** The writes so far with these values. The log may lag behind the answer: wait for what you expect. */
  readonly writes: (wanted?: Partial<AuditedWrite>) => Promise<AuditedWrite[]>;
  readonly addNode: (name: string, shape?: NodeShape) => Promise<void>;
};

/** A client certificate for a user, or a token as it stands: one that nobody issued is answered with 401. */
export type Who =
  | { readonly user: string; readonly groups?: readonly string[] }
  | { readonly token: string };

const run = promisify(execFile);

export async function connect(address: ControlPlaneAddress): Promise<ControlPlane> {
  const { directory, server, kubeconfig } = address;
  const ca = await readFile(address.caFile, 'utf8');
  const authority = await readAuthority({
    certificate: ca,
    key: await readFile(authorityKeyFile(directory), 'utf8'),
  });
  const request = createRequest(
    server,
    ca,
    await authority.issueClient('test', ['system:masters']),
  );

  return {
    ...address,
    request,
    kubectl: async (argv) => {
      const env = { PATH: process.env['PATH'], HOME: directory, KUBECONFIG: kubeconfig };
      const { stdout } = await run(address.kubectlProgram, argv, { env, maxBuffer: 2 ** 28 });
      return stdout;
    },
    kubeconfigFor: async (who, at = server) => {
      const file = path.join(directory, `kubeconfig-${randomBytes(6).toString('hex')}.yaml`);
      const login = 'token' in who ? who : await authority.issueClient(who.user, who.groups ?? []);
      return writeKubeconfig(file, at, ca, login);
    },
    writes: (wanted) => readWrites(address.auditLog, wanted),
    addNode: async (name, shape = {}) => {
      await createNode(request, name, shape);
      await waitUntil(`Node ${name} is Ready`, () => isNodeReady(request, name), {
        timeoutMs: 30_000,
      });
    },
  };
}

export function authorityKeyFile(directory: string): string {
  return path.join(directory, 'ca.key');
}

const VersionBody = z.object({ gitVersion: z.string() });

const NodeBody = z.object({
  spec: z.object({ taints: z.array(z.unknown()).default([]) }),
  status: z.object({
    conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
  }),
});

async function createNode(request: SendRequest, name: string, shape: NodeShape): Promise<void> {
  const version = await request('GET', '/version');
  const { gitVersion } = VersionBody.parse(version.body);
  const answer = await request('POST', '/api/v1/nodes', describeNode(name, shape, gitVersion));
  if (answer.status !== 201) {
    throw new Error(`Node ${name} is not created: ${JSON.stringify(answer.body)}`);
  }
}

/** Ready, and the taint of a new node is gone, so that the scheduler takes it. */
async function isNodeReady(request: SendRequest, name: string): Promise<boolean> {
  const answer = await request('GET', `/api/v1/nodes/${name}`);
  if (answer.status !== 200) return false;
  const { spec, status } = NodeBody.parse(answer.body);
  const ready = status.conditions.some((one) => one.type === 'Ready' && one.status === 'True');
  return ready && spec.taints.length === 0;
}
