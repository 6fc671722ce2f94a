import type { CloudCluster } from './cloud.ts';

/** The tag by which a cluster tells which run made it. */
export const RUN_TAG = 'dr-wizard-run';

export type OwnCluster =
  | { readonly is: 'found'; readonly cluster: CloudCluster; readonly isOurs: boolean }
  | { readonly is: 'none' }
  /** Another run made the one that has this name. */
  | { readonly is: 'taken'; readonly cluster: CloudCluster; readonly run: string }
  | { readonly is: 'several'; readonly clusters: readonly CloudCluster[] };

/**
 * The cluster of a run: by its name, or by the tag of the run where somebody has renamed it. One without the tag was
 * made by hand, under the name that the run told.
 */
export function ownCluster(
  clusters: readonly CloudCluster[],
  { name, run }: { readonly name: string; readonly run: string },
): OwnCluster {
  const there = clusters.filter(({ said }) => said !== 'deleted' && said !== 'deleting');
  const isOurs = ({ tags }: CloudCluster) => tags[RUN_TAG] === run;
  const own = there.filter((one) => one.name === name || isOurs(one));
  const [first] = own;
  if (first === undefined) return { is: 'none' };
  if (own.length > 1) return { is: 'several', clusters: own };
  const tag = first.tags[RUN_TAG];
  if (tag !== undefined && tag !== run) return { is: 'taken', cluster: first, run: tag };
  return { is: 'found', cluster: first, isOurs: isOurs(first) };
}

/** The clusters that have this API server, from outside or from within: networks may have the same addresses. */
export function clustersAt(
  clusters: readonly CloudCluster[],
  server: string,
): readonly CloudCluster[] {
  const host = hostOf(server);
  return clusters.filter((one) =>
    [one.server, one.innerServer].some((url) => url !== '' && hostOf(url) === host),
  );
}

/** With its port, whether it is written or not. */
function hostOf(url: string): string {
  const written = url.includes('://') ? url : `https://${url}`;
  if (!URL.canParse(written)) return url.toLowerCase();
  const { hostname, port, protocol } = new URL(written);
  return `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`;
}
