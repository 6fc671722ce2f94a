import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Dialer, NetReader } from '../model/ports.ts';
import type { SshHost, SshReader, SshWriter } from '../model/ssh.ts';
import { jumpDialer } from './jump-dialer.ts';
import { jumpNet } from './jump-net.ts';
import { jumpTunnel } from './jump-tunnel.ts';
import { keyWriter } from './key-writer.ts';
import { createSessions } from './open-session.ts';
import { scriptRunner, type ScriptRunner } from './script-runner.ts';
import type { SshSettings } from './settings.ts';
import { sshReader } from './ssh-reader.ts';
import { tunnelNotes } from './tunnel-notes.ts';

export type Ssh = {
  readonly reader: SshReader;
  readonly writer: SshReader & SshWriter;
  /** What became of a script with this key; undefined where none went to another host. */
  readonly known: ScriptRunner['known'];
  /** The way by a jump host; `onOpen` is told the port of its SOCKS proxy before anything goes that way. */
  jump(hostOf: () => SshHost | null, onOpen?: (port: number) => Promise<void>): JumpWay;
};

export type JumpWay = {
  readonly dialer: Dialer<net.Socket, dgram.Socket>;
  readonly net: NetReader;
  /** Opens it for who can't do so by itself, such as a program that is told of its port. */
  ready(signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
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
    jump(hostOf, onOpen) {
      const tunnel = jumpTunnel(sessions, hostOf, tunnelNotes(settings), onOpen);
      return {
        dialer: jumpDialer(tunnel),
        net: jumpNet(sessions, hostOf),
        ready: async (signal) => (await tunnel.open(signal)).port,
        close: () => tunnel.close(),
      };
    },
  };
}
