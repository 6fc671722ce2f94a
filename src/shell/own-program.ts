import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

type Environment = { readonly [name: string]: string | undefined };

const isWindows = process.platform === 'win32';

/** The operator's shell. */
export function ownShell(env: Environment): string {
  if (isWindows) return env['COMSPEC'] ?? 'cmd.exe';
  return said(env, 'SHELL') ?? '/bin/sh';
}

/** The operator's editor with its arguments. */
export function ownEditor(env: Environment): readonly string[] {
  const named = said(env, 'VISUAL') ?? said(env, 'EDITOR');
  return named === undefined ? [isWindows ? 'notepad' : 'vi'] : wordsOf(named);
}

/** The operator's pager with its arguments; none where this machine has not got one. */
export function ownPager(env: Environment): readonly string[] {
  const named = said(env, 'PAGER');
  if (named !== undefined) return wordsOf(named);
  const found = ['less', 'more'].find((program) => isThere(program, env));
  return found === undefined ? [] : [found];
}

function said(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** `"C:\Program Files\vim" -f` in words. No shell reads it: nothing in it is expanded. */
export function wordsOf(command: string): readonly string[] {
  return Array.from(command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g), (match) => {
    const [, double, single, bare] = match;
    return double ?? single ?? bare ?? '';
  });
}

function isThere(program: string, env: Environment): boolean {
  const names = isWindows ? [`${program}.exe`, `${program}.com`] : [program];
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && names.some((name) => canRun(path.join(folder, name))));
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
