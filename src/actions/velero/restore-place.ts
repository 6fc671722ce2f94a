import type { KubeObject } from '../../model/ports.ts';
import { isRestoreOf, judgeRestore, type RestoreAsked } from '../../readiness/velero-restore.ts';

/** By these a Restore is known as this run's. */
export function labelsOf(run: string): { readonly [key: string]: string } {
  return { 'app.kubernetes.io/managed-by': 'dr-wizard', 'dr-wizard/run': run };
}

type Place =
  | { readonly is: 'there'; readonly restore: KubeObject }
  | { readonly is: 'free' | 'taken'; readonly name: string };

/**
 * Under which name this run's Restore stands or is to stand. A name is used once: after one that failed, was of another
 * backup or whose work is undone comes the next number. `present` are the namespaces of the cluster.
 */
export function placeFor(
  { run, ...asked }: RestoreAsked & { readonly run: string },
  restores: readonly KubeObject[],
  present: readonly KubeObject[],
): Place {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? `dr-wizard-${run}` : `dr-wizard-${run}-${nth}`;
    const restore = restores.find(({ metadata }) => metadata.name === name);
    if (restore === undefined) return { is: 'free', name };
    if (restore.metadata.labels?.['dr-wizard/run'] !== run) return { is: 'taken', name };
    const isMeant = isRestoreOf(restore, asked);
    if (isMeant && judgeRestore(restore, asked, present).verdict !== 'fail')
      return { is: 'there', restore };
  }
}
