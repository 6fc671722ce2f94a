import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseCommand, type Command } from './cli.ts';
import type { World } from './commands/world.ts';
import { EXIT_CODES, WizardError } from './model/error.ts';
import type { Tool } from './model/event.ts';
import { homeFolder, openSettings, SETTINGS_FILE, type Preferences } from './settings.ts';
import { terminalKind } from './terminal-kind.ts';
import { inAscii } from './text/in-ascii.ts';
import { texts, type Lang } from './text/index.ts';
import { visible } from './text/visible.ts';

/**
 * The composition root: argv, environment and settings become a command and its world. `trace.journal` is set as soon
 * as a run's journal is open: a bug's last words name it.
 */
export async function main(
  argv: readonly string[],
  tool: Tool,
  trace: { journal: string | null },
  /** Takes away the line that stands there until something is shown. */
  clear: () => void = () => undefined,
): Promise<number> {
  const { env, stdin, stdout, stderr } = process;
  const home = homeFolder({ env, platform: process.platform, userHome: os.homedir() });
  const preferences = await preferencesIn(home);
  const terminal = terminalKind({
    env,
    platform: process.platform,
    streams: {
      stdin: stdin.isTTY,
      stdout: stdout.isTTY,
      stderr: stderr.isTTY,
    },
    settings: preferences,
  });
  const lang = preferences.lang ?? (terminal.lacksChinese ? 'en' : langOf(env));
  const command = parseCommand(argv, lang);
  if ('help' in command) {
    clear();
    stdout.write(command.help);
    return 0;
  }
  if ('usage' in command) {
    clear();
    stderr.write(`${await forTerminal(command.usage, ownCommandsIn(command.usage))}\n`);
    return EXIT_CODES.usage;
  }
  const ascii = terminal.ascii || ('ascii' in command && command.ascii);
  const plainly = (text: string) => (ascii ? inAscii(text) : text);
  const world: World = {
    env,
    cwd: process.cwd(),
    tool,
    user: userName(env),
    host: os.hostname(),
    home,
    packageFolder: path.join(import.meta.dirname, '..'),
    keeper: [process.execPath, path.join(import.meta.dirname, 'dr-wizard.js'), '__keep'],
    range: [process.execPath, path.join(import.meta.dirname, 'dr-wizard.js'), '__range'],
    lang: command.lang ?? lang,
    isTerminal: terminal.shows === 'screens',
    colour: terminal.colour,
    ...(preferences.notify === undefined ? {} : { notify: preferences.notify }),
    appendOnly: terminal.shows === 'lines',
    accessible: terminal.accessible,
    input: terminal.asks ? { input: stdin, output: stderr } : null,
    stdin,
    // A terminal that does not know its width says 0.
    columns: stdout.isTTY ? stdout.columns || null : null,
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
    onEnd(listener) {
      const hangup = () => listener('hangup');
      const terminated = () => listener('terminated');
      process.on('SIGHUP', hangup).on('SIGTERM', terminated);
      return () => process.off('SIGHUP', hangup).off('SIGTERM', terminated);
    },
    out(text) {
      clear();
      stdout.write(text);
    },
    err(text) {
      clear();
      stderr.write(plainly(text));
    },
    onJournal: (file) => {
      trace.journal = file;
    },
  };
  // Said once, before anything is written that would come out as something else.
  if (terminal.charset !== null && world.lang === 'zh-CN')
    world.err(`${texts(world.lang).t('tool.charset', { charset: visible(terminal.charset) })}\n`);
  try {
    return await carriedOut(world, shownAs(command, ascii));
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    const { says, remedy, commands } = texts(world.lang).said(error);
    const sentences = visible(remedy === '' ? says : `${says}\n${remedy}`);
    clear();
    stderr.write(plainly(`${await forTerminal(sentences, commands)}\n`));
    return EXIT_CODES[error.kind];
  }
}

/** Who has no entry among the users of this machine, as in a container, has at least a number. */
function userName(env: { readonly [name: string]: string | undefined }): string {
  try {
    return os.userInfo().username;
  } catch {
    return env['USER'] || env['LOGNAME'] || `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** What a program or a file reads stays in as many lines as it has sentences. */
async function forTerminal(text: string, commands: readonly string[]): Promise<string> {
  const { isTTY, columns } = process.stderr;
  if (!isTTY) return text;
  const { folded } = await import('./commands/folded.ts');
  // A terminal that does not know its width says 0.
  return folded(text, columns || 80, commands);
}

/** A sentence about the command line has no marks around what is to be typed. */
function ownCommandsIn(text: string): readonly string[] {
  return text.match(/dr-wizard(?: [\w<>=|-]+)*/g) ?? [];
}

/** Each command is loaded when it is called: `lint` needs no Kubernetes client, `runs` no screens. */
async function carriedOut(world: World, command: Command): Promise<number> {
  switch (command.do) {
    case 'pick':
      return (await import('./commands/pick.ts')).pick(world, command);
    case 'incident':
      return (await import('./commands/run.ts')).incident(world, command);
    case 'drill':
      if (command.practice === true)
        return (await import('./commands/practice.ts')).practice(world, command);
      return command.cleanup === undefined
        ? (await import('./commands/run.ts')).drill(world, command)
        : (await import('./commands/clean-up.ts')).cleanUp(world, command, command.cleanup);
    case 'self-test':
      return (await import('./commands/self-test.ts')).selfTest(world, command);
    case 'resume':
      return (await import('./commands/run.ts')).resume(world, command);
    case 'verify':
      return (await import('./commands/verify.ts')).verify(world, command);
    case 'runs':
      return (await import('./commands/runs.ts')).runs(world);
    case 'report':
      return (await import('./commands/report.ts')).report(world, command);
    case 'judge':
      return (await import('./commands/judge.ts')).judge(world, command);
    case 'lint':
      return (await import('./commands/lint.ts')).lint(world, command);
    case 'print':
      return (await import('./commands/print.ts')).print(world, command);
  }
}

/** Settings that can't be read never keep a recovery from starting. */
async function preferencesIn(home: string): Promise<Preferences> {
  if (!existsSync(path.join(home, SETTINGS_FILE))) return {};
  try {
    return (await openSettings(home)).read();
  } catch (error) {
    if (error instanceof WizardError) return {};
    throw error;
  }
}

/** Which glyphs there are, the flag says, or the terminal. */
function shownAs<C extends Command>(command: C, ascii: boolean): C {
  return 'plain' in command ? { ...command, ascii } : command;
}

function langOf(env: { readonly [name: string]: string | undefined }): Lang {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return named.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
