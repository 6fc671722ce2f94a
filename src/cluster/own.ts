import { WizardError } from '../model/error.ts';
import type { KubeObject } from '../model/ports.ts';
import { RUN_MARK } from '../model/run-mark.ts';
import type { Manifest } from './manifest.ts';

/** It was made by this run, and tells so itself. */
export function bears({ metadata }: KubeObject, run: string): boolean {
  return metadata.labels?.[RUN_MARK] === run;
}

/** The same with the mark: found again by it where the wizard died before it could record what it made. */
export function marked(manifest: Manifest, run: string): Manifest {
  const labels = 'labels' in manifest.metadata ? manifest.metadata.labels : {};
  const own = { ...(typeof labels === 'object' ? labels : {}), [RUN_MARK]: run };
  return { ...manifest, metadata: { ...manifest.metadata, labels: own } };
}

export function notOwn({
  kind,
  name,
  namespace,
}: {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}): WizardError {
  const shown = namespace === undefined ? name : `${namespace}/${name}`;
  return new WizardError('not-proven', 'drill-not-own', { kind, name: shown });
}
