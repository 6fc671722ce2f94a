import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { homeFolder, SETTINGS_FILE } from './settings.ts';
import { terminalKind } from './terminal-kind.ts';

/** They write lines at once, without screens. */
const LINES: readonly string[] = ['verify', 'runs', 'report', 'judge', 'lint', 'print'];
/** With one of these there are no screens, or words come before them. */
const PLAIN = /^(--plain|--output|--self-test|--cleanup|--version|--help|-h)(=|$)/;

/**
 * Writes one line where screens will come: they take four times as long to load. No escape sequences: it stands on the
 * operator's own screen and is written over. Returns what takes it away again.
 */
export function splash(argv: readonly string[], version: string): () => void {
  const { env, platform, stdin, stdout, stderr } = process;
  if (argv.some((word) => LINES.includes(word) || PLAIN.test(word))) return () => undefined;
  const streams = { stdin: stdin.isTTY, stdout: stdout.isTTY, stderr: stderr.isTTY };
  const settings = settingsIn(homeFolder({ env, platform, userHome: os.homedir() }));
  if (terminalKind({ env, platform, streams, settings }).shows !== 'screens')
    return () => undefined;
  const line = `dr-wizard ${version} ...`;
  stdout.write(line);
  let stands = true;
  return () => {
    if (stands) stdout.write(`\r${' '.repeat(line.length)}\r`);
    stands = false;
  };
}

/** Only whether they keep the screens away; what is wrong with them is said by whoever needs them. */
function settingsIn(home: string): { readonly plain?: boolean; readonly accessible?: boolean } {
  const file = path.join(home, SETTINGS_FILE);
  if (!existsSync(file)) return {};
  try {
    const text = readFileSync(file, 'utf8');
    const has = (name: string) => new RegExp(`"${name}"\\s*:\\s*true`).test(text);
    return { plain: has('plain'), accessible: has('accessible') };
  } catch {
    return { plain: true };
  }
}
