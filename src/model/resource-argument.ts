/** `Deployment.v1.apps`: names a kind to kubectl without guessing, whatever else in the cluster has that name. */
export function resourceArgument({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return group === '' ? kind : `${kind}.${version ?? ''}.${group ?? ''}`;
}
