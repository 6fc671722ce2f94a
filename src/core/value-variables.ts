import type { RunState } from '../model/state.ts';

/** Longer ones would keep every program from being started. */
const LONGEST = 32_768;

/** The run's values as variables of a shell: `master.eip` as `DR_WIZARD_VALUE_MASTER_EIP`. Secrets are no values. */
export function valueVariables(state: Pick<RunState, 'values'>): {
  readonly [name: string]: string;
} {
  const named = Object.values(state.values).map(({ name, value }): readonly [string, string] => [
    `DR_WIZARD_VALUE_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const fits = named.filter(([, text]) => text.length <= LONGEST && !text.includes('\0'));
  return Object.fromEntries(fits);
}
