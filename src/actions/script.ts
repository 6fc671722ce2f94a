import type { ActionDef, ActionResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Writers } from '../model/ports.ts';
import { aCause } from '../model/verdict.ts';
import { commandEnded } from './command-ended.ts';
import { environmentOf, withEnv } from './exec.ts';
import { COMMAND_FIELDS } from './command-fields.ts';

type With = {
  readonly file: string;
  readonly args?: readonly (string | number | boolean)[];
  readonly env?: { readonly [name: string]: string | number | boolean };
  readonly cwd?: string;
};

export const script: ActionDef<With> = {
  id: 'script',
  doc: {
    en: 'Runs a script file with live output; values reach it by arguments and environment, never as its text.',
    zh: '运行脚本文件并实时显示输出；值通过参数和环境变量传入，绝不拼进脚本文本。',
  },
  with: {
    file: { type: 'path', doc: { en: 'The script file.', zh: '脚本文件。' } },
    args: {
      type: 'list',
      of: { type: 'string', doc: { en: 'One argument.', zh: '一个参数。' } },
      optional: true,
      doc: { en: 'Its arguments.', zh: '脚本参数。' },
    },
    ...COMMAND_FIELDS,
  },
  needsTarget: false,
  startsProcess: true,
  plan: ({ file, args = [], env = {} }) => ({
    will: [aCause('will-run-script', { file })],
    byHand: [withEnv(env, [file, ...args.map(String)])],
  }),
  act,
};

async function act(
  { file, args = [], env = {}, cwd }: With,
  ports: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const stats = await ports.files.stat(file);
  if (stats?.kind !== 'file') throw new WizardError('faulty-file', 'file-missing', { path: file });
  const interpreter = (stats.mode & 0o111) === 0 ? await interpreterOf(file, ports) : [];
  const command = {
    // The whole path: a bare name would be looked up in PATH, a relative one in `cwd`.
    argv: [...interpreter, stats.path ?? file, ...args.map(String)],
    env: environmentOf(env),
    ...(cwd ? { cwd } : {}),
  };
  return commandEnded(command, ports, signal, file);
}

/** A checkout may have lost the executable bit: then the file's own first line says who runs it, else `sh`. */
async function interpreterOf(file: string, { files }: Writers): Promise<readonly string[]> {
  const [firstLine = ''] = (await files.text(file)).split('\n', 1);
  const words = /^#!\s*(\S.*)$/.exec(firstLine)?.[1]?.trim().split(/\s+/);
  return words ?? ['sh'];
}
