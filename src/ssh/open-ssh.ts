import type { SshReader, SshWriter } from '../model/ssh.ts';
import { keyWriter } from './key-writer.ts';
import { createSessions } from './open-session.ts';
import { scriptRunner, type ScriptRunner } from './script-runner.ts';
import type { SshSettings } from './settings.ts';
import { sshReader } from './ssh-reader.ts';

export type Ssh = {
  readonly reader: SshReader;
  readonly writer: SshReader & SshWriter;
  /** What became of a script with this key; undefined where none went to another host. */
  readonly known: ScriptRunner['known'];
};

/** OpenSSH's own programs, with the operator's configuration, agent and jumps. Nothing is started yet. */
export function openSsh(settings: SshSettings): Ssh {
  const sessions = createSessions(settings);
  const reader = sshReader(settings, sessions);
  const scripts = scriptRunner(settings, sessions);
  return {
    reader,
    writer: {
      ...reader,
      ...keyWriter(settings),
      run: (key, script, onOutput, signal) => scripts.run(key, script, onOutput, signal),
      attach: (key, onOutput, signal) => scripts.attach(key, onOutput, signal),
    },
    known: (key, signal) => scripts.known(key, signal),
  };
}
