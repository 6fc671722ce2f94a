import type { ActionDef } from '../model/catalogue.ts';
import { checkEnvironment } from '../model/environment.ts';
import { WizardError } from '../model/error.ts';
import { aCause } from '../model/verdict.ts';
import { commandEnded } from './command-ended.ts';
import { COMMAND_FIELDS } from './command-fields.ts';

type With = {
  readonly argv: readonly (string | number | boolean)[];
  readonly env?: { readonly [name: string]: string | number | boolean };
  readonly cwd?: string;
};

export const exec: ActionDef<With> = {
  id: 'exec',
  doc: {
    en: 'Starts a program with these words, each as it stands: no shell ever reads them.',
    zh: '以给定的参数启动程序，逐字传递，不经过 shell。',
  },
  with: {
    argv: {
      type: 'list',
      of: { type: 'string', doc: { en: 'One word.', zh: '一个参数。' } },
      doc: { en: 'The program and its words.', zh: '程序及其参数。' },
    },
    ...COMMAND_FIELDS,
  },
  needsTarget: false,
  startsProcess: true,
  plan: ({ argv, env = {} }) => ({
    will: [aCause('will-exec', { program: String(argv[0] ?? '') })],
    byHand: [withEnv(env, argv.map(String))],
  }),
  act({ argv, env = {}, cwd }, ports, signal) {
    if (argv.length === 0) throw new WizardError('faulty-file', 'command-empty');
    const command = { argv: argv.map(String), env: environmentOf(env), ...(cwd ? { cwd } : {}) };
    return commandEnded(command, ports, signal);
  },
};

/** Environment variables are texts; numbers and booleans of a runbook are written as they are said there. */
function textsOf(map: { readonly [name: string]: unknown }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, String(value)]));
}

/** The same for a program that is started; throws `WizardError` before it is where it can't be given them. */
export function environmentOf(map: { readonly [name: string]: unknown }): {
  [name: string]: string;
} {
  const env = textsOf(map);
  checkEnvironment(env);
  return env;
}

/** The words to type for a command with these variables; a secret stands in them by its name only. */
export function withEnv(
  env: { readonly [name: string]: unknown },
  words: readonly string[],
): readonly string[] {
  const set = Object.entries(textsOf(env)).map(([name, value]) => `${name}=${value}`);
  return set.length === 0 ? words : ['env', ...set, ...words];
}
