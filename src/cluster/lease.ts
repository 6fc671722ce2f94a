import { WizardError } from '../model/error.ts';
import type { LeasePort, LeaseSeen } from '../model/lease.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import { answerError } from './errors.ts';
import { parseObject } from './kube-object.ts';
import { claimed, isOurs, LEASE, leaseSeen, released } from './lease-object.ts';
import { proveIdentity } from './summary.ts';
import type { Answer, Request, Transport } from './transport.ts';

const ALL = `/apis/${LEASE.apiVersion}/namespaces/${LEASE.namespace}/leases`;
const OWN = `${ALL}/${LEASE.name}`;
const AS = 'fieldManager=dr-wizard';
const ABOUT = {
  resource: 'leases.coordination.k8s.io',
  kind: LEASE.kind,
  name: LEASE.name,
  namespace: LEASE.namespace,
} as const;
const JSON_TYPE = { contentType: 'application/json' } as const;
/** It is another by now, or gone: it is read again before anything else. */
const NOT_AS_SEEN = [404, 409];

/** The Lease of one cluster: created, updated and deleted, only as it was read, and nothing else is ever written here. */
export function createLease(
  transport: Transport,
  reader: ClusterReader,
  pinnedUid: string,
): LeasePort {
  const server = () => transport.keyring().access.server;

  /** undefined where it is no longer as it was seen. */
  async function changed(request: Request, signal: AbortSignal): Promise<Answer | undefined> {
    await proveIdentity(reader, pinnedUid, signal);
    const answer = await transport.send(request, signal);
    if (answer.status < 300) return answer;
    // A server that has no Leases answers the first one with 404.
    if (
      NOT_AS_SEEN.includes(answer.status) &&
      !(request.verb === 'create' && answer.status === 404)
    )
      return undefined;
    throw answerError(answer.status, answer.body, { ...request, server: server() });
  }

  async function put(object: KubeObject, signal: AbortSignal): Promise<LeaseSeen | null> {
    const isNew = object.metadata.uid === undefined;
    const answer = await changed(
      {
        ...ABOUT,
        ...JSON_TYPE,
        ...(isNew
          ? { method: 'POST', verb: 'create', path: `${ALL}?${AS}` }
          : { method: 'PUT', verb: 'update', path: `${OWN}?${AS}` }),
        body: JSON.stringify(object),
      },
      signal,
    );
    return answer === undefined ? null : leaseSeen(parseObject(answer.body, server()));
  }

  /** Who may write it need not be allowed to delete it. */
  async function isRemoved(object: KubeObject, signal: AbortSignal): Promise<boolean> {
    try {
      await remove(object, signal);
      return true;
    } catch (error) {
      if (error instanceof WizardError && error.code === 'api-forbidden') return false;
      throw error;
    }
  }

  async function remove({ metadata }: KubeObject, signal: AbortSignal): Promise<void> {
    const { uid, resourceVersion } = metadata;
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid, resourceVersion },
    };
    await changed(
      {
        ...ABOUT,
        ...JSON_TYPE,
        method: 'DELETE',
        verb: 'delete',
        path: OWN,
        body: JSON.stringify(body),
      },
      signal,
    );
  }

  return {
    async read(signal) {
      // What stands in another cluster is nothing to this run.
      await proveIdentity(reader, pinnedUid, signal);
      const asked = { ...ABOUT, path: OWN, method: 'GET', verb: 'get' } as const;
      const body = await transport.read(asked, signal);
      return body === undefined ? null : leaseSeen(parseObject(body, server()));
    },
    write: (claim, before, signal) => put(claimed(claim, before), signal),
    async giveUp(seen, signal) {
      if (!isOurs(seen) || !(await isRemoved(seen.object, signal)))
        await put(released(seen), signal);
    },
  };
}
