import { parseArgs } from 'node:util';
import { SaidNo } from './said-no.ts';

export type Words = {
  readonly verb: string;
  readonly rest: readonly string[];
  readonly files: readonly string[];
  readonly namespace: string | undefined;
  readonly all: boolean;
  readonly output: string;
  readonly kubeconfig: string | undefined;
  readonly ignoreMissing: boolean;
};

/** What is asked of kubectl, as far as the range knows it. Throws `SaidNo` for every other flag. */
export function wordsOf(argv: readonly string[]): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        filename: { type: 'string', short: 'f', multiple: true },
        namespace: { type: 'string', short: 'n' },
        'all-namespaces': { type: 'boolean', short: 'A' },
        output: { type: 'string', short: 'o' },
        kubeconfig: { type: 'string' },
        client: { type: 'boolean' },
        'ignore-not-found': { type: 'boolean' },
        'request-timeout': { type: 'string' },
        'server-side': { type: 'boolean' },
      },
    });
    const [verb = '', ...rest] = positionals;
    return {
      verb,
      rest,
      files: values.filename ?? [],
      namespace: values.namespace,
      all: values['all-namespaces'] === true,
      output: values.output ?? '',
      kubeconfig: values.kubeconfig,
      ignoreMissing: values['ignore-not-found'] === true,
    };
  } catch (error) {
    throw new SaidNo(`error: ${error instanceof Error ? error.message : 'unknown flag'}`);
  }
}
