import dns from 'node:dns/promises';
import path from 'node:path';
import { ROOT, SITE, type ShippedWorld } from '../../test/story/shipped-world.ts';
import { recordsOf } from '../../test/story/dns-console.ts';

const KINDS =
  'namespaces,deployments,statefulsets,services,ingresses,ingressclasses,secrets,serviceaccounts';

type Listed = {
  readonly items: readonly {
    readonly kind: string;
    readonly metadata: { readonly namespace?: string; readonly name: string };
    readonly status?: { readonly readyReplicas?: number };
  }[];
};

/** What a recovery has made: the objects of the cluster, how many of their pods are ready, and where the names lead. */
export async function madeIn({ cluster }: ShippedWorld): Promise<readonly string[]> {
  const listed: Listed = JSON.parse(await cluster.kubectl(['get', KINDS, '-A', '-o', 'json']));
  const objects = listed.items.map(({ kind, metadata: { namespace = '', name }, status }) =>
    [kind, `${namespace}/${name}`, status?.readyReplicas].join(' ').trimEnd(),
  );
  const names = recordsOf(path.join(ROOT, SITE)).map(({ name }) => name);
  const led = names.map(async (name) => `${name} ${(await dns.resolve4(name)).join(' ')}`);
  return [...objects, ...(await Promise.all(led))].toSorted();
}
