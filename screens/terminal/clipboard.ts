import process from 'node:process';
import { copySequence, type Env } from './sequences.ts';

/** To the clipboard of the operator's own machine; false where it would get lost. */
export function copyOut(text: string, env: Env, write: (sequence: string) => void): boolean {
  const sequence = copySequence(text, env);
  if (sequence === null) return false;
  write(sequence);
  if (env['TMUX']) toTmux(text, env);
  return true;
}

/**
 * By tmux's own command, into its buffer and on to the clipboard of the terminal around it. The sequences of programs
 * it drops without a word, unless it is set to take them, which it is not as delivered.
 */
function toTmux(text: string, env: Env): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('tmux', ['load-buffer', '-w', '-'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: env['PATH'], TMUX: env['TMUX'], TMUX_PANE: env['TMUX_PANE'] },
  });
  // There is none, or it is one that does not know this: then the sequence has to do.
  const ignore = () => undefined;
  child.on('error', ignore);
  child.stdin.on('error', ignore);
  child.stdin.end(text);
  child.unref();
}
