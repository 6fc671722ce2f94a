import { readFile } from 'node:fs/promises';
import type { Cluster } from '../../control-plane/index.ts';
import { anApiServer } from '../an-api-server.ts';
import { apiClient, type ApiClient, type Reply, type Step } from '../api-client.ts';
import { comparable } from '../comparable.ts';
import { unlike } from './unlike.ts';

/** Who asks one of the two API servers, in a namespace of its own. */
export type Askers = {
  readonly ns: string;
  /** As administrator. */
  readonly admin: ApiClient;
  /** As somebody who may nothing until a role is bound to user `anybody` or group `people`. */
  readonly anybody: ApiClient;
  /** With a token that nobody issued. */
  readonly stranger: ApiClient;
};

/** Keeps an answer under what was asked. */
export type Note = (says: string, reply: Reply) => void;

/** Questions to one API server, one after the other, each as the answers before it want it. */
export type Questions = (askers: Askers, note: Note) => Promise<void>;

/** The same questions to the real API server and to the range's: where they answer differently, and how. */
export async function differences(
  cluster: Cluster,
  questions: Questions,
): Promise<readonly string[]> {
  const ns = await cluster.createNamespace();
  const server = await anApiServer();
  server.range.add('Namespace', { metadata: { name: ns } });
  const file = async (path: Promise<string>) => apiClient(await readFile(await path, 'utf8'));
  const stranger = { token: 'token-of-nobody' };
  const real = {
    ns,
    admin: apiClient(await readFile(cluster.kubeconfig, 'utf8')),
    anybody: await file(cluster.kubeconfigFor({ user: 'anybody', groups: ['people'] })),
    stranger: await file(cluster.kubeconfigFor(stranger)),
  };
  const ours = {
    ns,
    admin: apiClient(server.kubeconfig('admin')),
    anybody: apiClient(server.kubeconfig('anybody')),
    stranger: apiClient(server.kubeconfig('admin'), stranger),
  };
  const [theirs = {}, own = {}] = await Promise.all(
    [real, ours].map((one) => answers(one, questions)),
  );
  return Object.keys({ ...theirs, ...own }).flatMap((says) =>
    unlike(theirs[says], own[says], says),
  );
}

async function answers(askers: Askers, questions: Questions) {
  const told: { [says: string]: unknown } = {};
  await questions(askers, (says, reply) => {
    told[says] = comparable(reply);
  });
  return told;
}

/** Asks all of them in turn, and notes each answer. */
export async function inTurn(
  ask: ApiClient,
  note: Note,
  steps: readonly (readonly [says: string, step: Step])[],
): Promise<void> {
  for (const [says, step] of steps) note(says, await ask(step));
}
