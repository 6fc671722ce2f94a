import { WizardError } from '../model/error.ts';

/** Group and version that a path leads to; undefined for the core of the API and for what is no part of it. */
export function groupOf(path: string): string | undefined {
  return /^\/apis\/([^/?]+\/[^/?]+)/.exec(path)?.[1];
}

/** Where objects of an `apiVersion` live. */
export function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The group of an `apiVersion`: '' for the core. */
export function groupOfVersion(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** An answer of 503 may be that of the API server, or of another one that it asks for this group. */
export function isUnavailable(error: unknown): error is WizardError {
  return (
    error instanceof WizardError &&
    error.code === 'api-unavailable' &&
    error.params['status'] === 503
  );
}

export function groupUnavailable(groupVersion: string, server: string): WizardError {
  const [group = '', version = ''] = groupVersion.split('/');
  return new WizardError('not-proven', 'api-group-unavailable', {
    group: groupVersion,
    service: `${version}.${group}`,
    server,
  });
}
