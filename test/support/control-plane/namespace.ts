import type { ControlPlane } from './control-plane.ts';
import { waitUntil } from './wait-until.ts';

/** Returns when it takes pods. */
export async function createNamespace(
  { request }: ControlPlane,
  name: string,
  labels: { readonly [key: string]: string } = {},
): Promise<void> {
  const answer = await request('POST', '/api/v1/namespaces', { metadata: { name, labels } });
  if (answer.status !== 201) {
    throw new Error(`Namespace ${name} is not created: ${JSON.stringify(answer.body)}`);
  }

  // Without its service account the namespace refuses pods.
  const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
  const isThere = async (): Promise<boolean> => (await request('GET', account)).status === 200;
  await waitUntil(`Namespace ${name} takes pods`, isThere, { timeoutMs: 30_000 });
}
