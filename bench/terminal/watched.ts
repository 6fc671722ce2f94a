import { readFileSync } from 'node:fs';
import process from 'node:process';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const FRAME_END = '\u001B[?2026l';
const PATIENCE_MS = 20_000;

type Wait = { readonly is: (lines: readonly string[]) => boolean; resolve(at: number): void };

/** A program in a pseudo-terminal: when which frame was on its screen, and what the process took for it. */
export class Watched {
  /** Frames that came so far. */
  frames = 0;
  bytes = 0;
  readonly exited: Promise<void>;
  readonly spawnedAt = performance.now();
  private readonly child: pty.IPty;
  private readonly terminal: InstanceType<typeof xterm.Terminal>;
  private readonly waits = new Set<Wait>();

  constructor(
    argv: readonly string[],
    env: { readonly [name: string]: string },
    { columns = 80, rows = 24 } = {},
  ) {
    const all: { [name: string]: string | undefined } = {
      ...process.env,
      TERM: 'xterm-256color',
      ...env,
    };
    delete all['CI'];
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.child = pty.spawn(process.execPath, [...argv], {
      cols: columns,
      rows,
      env: all,
      name: 'xterm-256color',
    });
    this.exited = new Promise((resolve) => this.child.onExit(() => resolve()));
    this.child.onData((text) => {
      const at = performance.now();
      this.bytes += text.length;
      this.frames += text.split(FRAME_END).length - 1;
      this.terminal.write(text, () => this.settle(at));
    });
    this.terminal.onData((reply) => this.child.write(reply));
  }

  private settle(at: number): void {
    if (this.waits.size === 0) return;
    const lines = this.lines();
    for (const wait of this.waits) {
      if (!wait.is(lines)) continue;
      this.waits.delete(wait);
      wait.resolve(at);
    }
  }

  lines(): readonly string[] {
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  }

  press(key: string): void {
    this.child.write(key);
  }

  /** When the bytes came that made the screen so. */
  shows(is: (lines: readonly string[]) => boolean): Promise<number> {
    if (is(this.lines())) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waits.delete(wait);
        reject(new Error(`Never shown:\n${this.lines().join('\n')}`));
      }, PATIENCE_MS);
      const wait: Wait = {
        is,
        resolve(at) {
          clearTimeout(late);
          resolve(at);
        },
      };
      this.waits.add(wait);
    });
  }

  /** From the key until what it does is on the screen. */
  async took(key: string, is: (lines: readonly string[]) => boolean): Promise<number> {
    const from = performance.now();
    this.press(key);
    return (await this.shows(is)) - from;
  }

  /** Processor time of the program so far, in ms: all its threads, not the programs that it started. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  memoryMb(which: 'VmHWM' | 'VmRSS'): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 3000);
    await this.exited;
    clearTimeout(late);
  }
}
