import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import { isKubeObject } from '../model/kube-object.ts';
import type { ClusterReader, KubeObject, ListQuery } from '../model/ports.ts';
import { createAccess } from './access.ts';
import { pathOf, type Discovery, type Resource } from './discovery.ts';
import { answerError } from './errors.ts';
import { garbage, parseJson, parseObject } from './kube-object.ts';
import { labelledIn } from './labelled.ts';
import { nameOf } from './resource-name.ts';
import { readSummary } from './summary.ts';
import type { Transport } from './transport.ts';

const PAGE = 500;
/** A line of a log may be of any length. */
const LONGEST_LOG = 256 * 1024;

export function createReader(
  transport: Transport,
  discovery: Discovery,
  follow: ClusterReader['follow'],
  lookup: ClusterReader['lookup'],
): ClusterReader {
  const server = () => transport.keyring().access.server;
  const reader: ClusterReader = {
    async get({ apiVersion, kind, name, namespace }, signal) {
      const resource = await discovery.find(apiVersion, kind, signal);
      const path = pathOf(resource, namespace, name);
      const about = { verb: 'get', resource: nameOf(resource), kind, name } as const;
      const body = await transport.read(
        { path, method: 'GET', ...about, ...(namespace === undefined ? {} : { namespace }) },
        signal,
      );
      return body === undefined ? undefined : parseObject(body, server());
    },
    async list(query, signal) {
      const resource = await discovery.find(query.apiVersion, query.kind, signal);
      // A token for the next page is only good for some minutes: then all begins again.
      return (await pages(resource, query, signal)) ?? (await pages(resource, query, signal)) ?? [];
    },
    follow,
    lookup,
    async log(query, signal) {
      const { namespace, pod, container, previous = false, tailLines } = query;
      const { limitBytes = LONGEST_LOG } = query;
      const search = new URLSearchParams({
        tailLines: String(tailLines),
        limitBytes: String(limitBytes),
      });
      if (container !== undefined) search.set('container', container);
      if (previous) search.set('previous', 'true');
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
      const about = {
        verb: 'get',
        resource: 'pods/log',
        kind: 'Pod',
        name: pod,
        namespace,
      } as const;
      return transport.read(
        { path: `${path}?${search.toString()}`, method: 'GET', ...about },
        signal,
      );
    },
    raw: (path, signal) =>
      transport.send({ path, method: 'GET', verb: 'get', resource: path }, signal),
    labelled: labelledIn(() => reader, server),
    summary: (signal) => readSummary(reader, transport.keyring(), signal),
    ...createAccess(transport, discovery),
  };
  return reader;

  /** undefined where a token for the next page was too old. */
  async function pages(
    resource: Resource,
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<readonly KubeObject[] | undefined> {
    const objects: KubeObject[] = [];
    let next = '';
    do {
      const page = await onePage(resource, query, next, signal);
      if (page === undefined) return undefined;
      objects.push(...page.objects);
      next = page.next;
    } while (next !== '');
    return objects;
  }

  async function onePage(
    resource: Resource,
    { apiVersion, kind, namespace, labelSelector, fieldSelector }: ListQuery,
    next: string,
    signal: AbortSignal,
  ): Promise<{ objects: readonly KubeObject[]; next: string } | undefined> {
    const search = new URLSearchParams({ limit: String(PAGE) });
    if (labelSelector !== undefined) search.set('labelSelector', labelSelector);
    if (fieldSelector !== undefined) search.set('fieldSelector', fieldSelector);
    if (next !== '') search.set('continue', next);
    const about = {
      path: `${pathOf(resource, namespace)}?${search.toString()}`,
      method: 'GET',
      verb: 'list',
      resource: nameOf(resource),
      kind,
      ...(namespace === undefined ? {} : { namespace }),
    } as const;
    let body: string | undefined;
    try {
      body = await transport.read(about, signal);
    } catch (error) {
      const expired = error instanceof WizardError && error.params['status'] === 410;
      if (next !== '' && expired) return undefined;
      throw error;
    }
    if (body === undefined) throw answerError(404, '', { ...about, server: server() });
    const list = parseJson(body, server());
    if (!isObject(list) || !Array.isArray(list['items'])) throw garbage(server());
    const metadata = isObject(list['metadata']) ? list['metadata'] : {};
    return {
      objects: list['items']
        // The API leaves both out inside a list.
        .map((one: unknown) => (isObject(one) ? { apiVersion, kind, ...one } : one))
        .filter((one) => isKubeObject(one)),
      next: typeof metadata['continue'] === 'string' ? metadata['continue'] : '',
    };
  }
}
