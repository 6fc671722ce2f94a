import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { Command, CommandResult, Shell } from '../model/ports.ts';
import { commandFiles, created, knownState, readExit, type CommandFiles } from './command-files.ts';
import type { KeeperOrder } from './keeper-order.ts';
import { followOutput } from './follow-output.ts';

export type ShellSettings = {
  /** The run's folder for commands; made with mode 0700 where it is missing. */
  readonly directory: string;
  /** Where programs start, and where relative working folders are. */
  readonly cwd: string;
  /** All that a program gets beside its own `env`: see `childEnvironment`. */
  readonly baseEnv: () => { readonly [name: string]: string };
  /** Secrets known by now, to be taken out of the output. */
  readonly secrets: () => readonly { readonly name: string; readonly secret: string }[];
  /** What starts a keeper, such as `[node, program, '__keep']`. */
  readonly keeper: readonly string[];
};

/** Programs in sessions of their own: they outlive the wizard, and it finds them again by their key. */
export function createShell(settings: ShellSettings): Shell {
  const filesOf = (key: string) => commandFiles(settings.directory, key);
  return {
    known: (key) => knownState(filesOf(key)),
    async run(key, command, onOutput, signal) {
      signal.throwIfAborted();
      const files = filesOf(key);
      const known = await knownState(files);
      if (known === 'lost') throw lost(command);
      const isKept =
        known === 'never-started' ? await startKeeper(settings, files, command) : () => false;
      return follow(files, command, isKept, onOutput, signal);
    },
  };
}

/** Starts the keeper and gives it its order; the answer says whether it still lives. */
async function startKeeper(
  settings: ShellSettings,
  files: CommandFiles,
  command: Command,
): Promise<() => boolean> {
  mkdirSync(settings.directory, { recursive: true, mode: 0o700 });
  if ((await exists(files.revoked)) || !(await created(files.claim)))
    throw new WizardError('not-proven', 'command-not-started', {
      program: programOf(command),
      code: 'EEXIST',
    });
  const [program = '', ...words] = settings.keeper;
  const baseEnv = settings.baseEnv();
  const keeper = spawn(program, words, {
    detached: true,
    env: baseEnv,
    cwd: settings.cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let lives = true;
  keeper.on('exit', () => (lives = false));
  keeper.on('error', () => (lives = false));
  keeper.unref();
  const order: KeeperOrder = {
    argv: command.argv,
    env: { ...baseEnv, ...command.env },
    cwd: path.resolve(settings.cwd, command.cwd ?? '.'),
    stdin: command.stdin ?? null,
    files,
    secrets: settings.secrets(),
  };
  keeper.stdin.on('error', () => {});
  keeper.stdin.end(JSON.stringify(order));
  return () => lives;
}

async function follow(
  files: CommandFiles,
  command: Command,
  isKept: () => boolean,
  onOutput: (text: string) => void,
  signal: AbortSignal,
): Promise<CommandResult> {
  const note = await followOutput(files, onOutput, signal, async () => {
    const exit = await readExit(files);
    if (exit !== undefined || isKept()) return exit;
    const known = await knownState(files);
    if (known === 'never-started') throw notStarted(command, 'keeper');
    if (known === 'lost') throw lost(command);
    return known === 'ended' ? readExit(files) : undefined;
  });
  if (note.exit.error !== undefined) throw notStarted(command, note.exit.error);
  const { exitCode, signal: ended } = note.exit;
  return { exitCode, signal: ended, output: note.output, bytes: note.bytes };
}

function notStarted(command: Command, code: string): WizardError {
  const program = programOf(command);
  if (code === 'ENOENT') return new WizardError('not-proven', 'command-not-found', { program });
  if (code === 'EACCES')
    return new WizardError('not-proven', 'command-not-executable', { program });
  if (code === 'ENOTDIR')
    return new WizardError('not-proven', 'command-folder-missing', {
      program,
      folder: command.cwd ?? '.',
    });
  return new WizardError('not-proven', 'command-not-started', { program, code });
}

function lost(command: Command): WizardError {
  return new WizardError('not-proven', 'command-lost', { program: programOf(command) });
}

function programOf({ argv }: Command): string {
  return argv[0] ?? '';
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
