import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { GitEnd } from './git-end.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export type Words = {
  readonly verb: string;
  readonly folder: string;
  readonly rest: readonly string[];
};

/** What stands before the verb: where, and settings, of which none matters here. */
export function gitWords(argv: readonly string[], cwd: string): Words {
  let folder = cwd;
  for (let at = 0; ; at += 2) {
    const [word = '', value = ''] = argv.slice(at);
    if (word === '-C') folder = path.resolve(folder, value);
    else if (word !== '-c') return { verb: word, folder, rest: argv.slice(at + 1) };
  }
}

/** The options of a verb. Throws `GitEnd` where it has another, so that nothing is half done. */
export function optionsOf<T extends Options>(verb: string, rest: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...rest], allowPositionals: true, options });
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new GitEnd(`error: the practice range's git ${verb} cannot do that: ${why}`, 129);
  }
}
