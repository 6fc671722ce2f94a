import type { Resource } from './discovery.ts';

/** As RBAC names it: `deployments.apps`, `pods`. */
export function nameOf({ resource, root }: Resource): string {
  const group = root.startsWith('/apis/') ? `.${root.split('/')[2] ?? ''}` : '';
  return `${resource}${group}`;
}
