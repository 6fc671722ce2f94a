import { parseArgs } from 'node:util';
import { SaidNo } from '../kubectl/said-no.ts';

export type HelmWords = {
  readonly verb: string;
  readonly rest: readonly string[];
  readonly namespace: string;
  readonly values: readonly string[];
  readonly labels: { readonly [name: string]: string };
  readonly replace: boolean;
  readonly install: boolean;
};

/** What is asked of helm, as far as the range knows it. Throws `SaidNo` for every other flag. */
export function helmWords(argv: readonly string[]): HelmWords {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        namespace: { type: 'string', short: 'n', default: 'default' },
        values: { type: 'string', short: 'f', multiple: true, default: [] },
        labels: { type: 'string', short: 'l', multiple: true, default: [] },
        replace: { type: 'boolean', default: false },
        install: { type: 'boolean', short: 'i', default: false },
        'reset-values': { type: 'boolean' },
        short: { type: 'boolean' },
        timeout: { type: 'string' },
      },
    });
    const [verb = '', ...rest] = positionals;
    const labels = values.labels.flatMap((one) => one.split(',')).map((one) => one.split('='));
    return {
      verb,
      rest,
      namespace: values.namespace,
      values: values.values,
      labels: Object.fromEntries(labels.map(([name = '', value = '']) => [name, value])),
      replace: values.replace,
      install: values.install,
    };
  } catch (error) {
    throw new SaidNo(`Error: ${error instanceof Error ? error.message : 'unknown flag'}`);
  }
}
