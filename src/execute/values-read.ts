import { pathOf } from '../core/scope.ts';
import type { Expr } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';

/** Which revisions of values an expression reads now: what was learned with others is out of date. */
export function valuesRead({ reads }: Pick<Expr, 'reads'>, { values }: RunState): string {
  const isRead = (path: string) =>
    reads.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));
  return Object.values(values)
    .filter(({ name }) => isRead(pathOf(name)))
    .map(({ name, revision }) => `${name} ${revision}`)
    .join(' ');
}
