import pty from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';

export type PtyOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: { readonly [name: string]: string };
  readonly cwd?: string;
  /** What it says in the place of what xterm would; '' where it says nothing. */
  readonly answer?: (reply: string) => string;
};

export const KEYS = {
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  end: '\u001B[F',
  pageDown: '\u001B[6~',
  enter: '\r',
  esc: '\u001B',
  space: ' ',
  ctrlC: '\u0003',
  ctrlU: '\u0015',
} as const;

/** Around each frame: a terminal that knows them draws it at once. */
const FRAME_BEGIN = '\u001B[?2026h';
const FRAME_END = '\u001B[?2026l';

/** As long as a busy machine may need. */
const PATIENCE_MS = 30_000;

const open = new Set<PtyProgram>();

/** A program in a pseudo-terminal of its own, its screen read by xterm's own parser. */
export class PtyProgram {
  /** Every byte that the program wrote. */
  raw = '';
  /** Once it has ended and its last words stand on the screen: they are parsed after they have come. */
  readonly exited: Promise<{ exitCode: number; signal?: number | undefined }>;
  private readonly terminal: InstanceType<typeof xterm.Terminal>;
  private readonly child: pty.IPty;
  private pending = 0;

  constructor(file: string, args: readonly string[], options: PtyOptions = {}) {
    const { columns = 80, rows = 24 } = options;
    const env: Record<string, string> = {};
    for (const [name, value] of Object.entries(process.env))
      if (value !== undefined && name !== 'CI' && name !== 'FORCE_COLOR') env[name] = value;
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.terminal.loadAddon(new Unicode11Addon());
    this.terminal.unicode.activeVersion = '11';
    this.child = pty.spawn(file, [...args], {
      cols: columns,
      rows,
      env: { ...env, TERM: 'xterm-256color', ...options.env },
      name: 'xterm-256color',
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    open.add(this);
    this.exited = new Promise((resolve) => {
      this.child.onExit((how) => this.terminal.write('', () => resolve(how)));
    });
    this.child.onData((data) => {
      this.raw += data;
      this.pending += 1;
      this.terminal.write(data, () => {
        this.pending -= 1;
      });
    });
    this.terminal.onData((reply) => {
      const said = options.answer?.(reply) ?? reply;
      if (said !== '') this.child.write(said);
    });
  }

  get pid(): number {
    return this.child.pid;
  }

  lines(): readonly string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) => {
      const line = active.getLine(active.viewportY + row);
      return line?.translateToString(true) ?? '';
    });
  }

  screen(): string {
    return this.lines().join('\n');
  }

  get isAlternate(): boolean {
    return this.terminal.buffer.active.type === 'alternate';
  }

  get cursor(): { readonly x: number; readonly y: number } {
    const { cursorX, cursorY } = this.terminal.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  press(...keys: readonly string[]): void {
    for (const key of keys) this.child.write(key);
  }

  paste(text: string): void {
    this.child.write(`\u001B[200~${text}\u001B[201~`);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.child.resize(columns, rows);
  }

  /** Stops and starts reading, as Ctrl-S, a dropped connection or a closed lid do. */
  stall(): void {
    this.child.pause();
  }

  unstall(): void {
    this.child.resume();
  }

  kill(signal: string): void {
    this.child.kill(signal);
  }

  /** In the middle of a frame: what stands on the screen is of two of them. */
  private get isDrawing(): boolean {
    return this.raw.lastIndexOf(FRAME_BEGIN) > this.raw.lastIndexOf(FRAME_END);
  }

  /** The screen once it satisfies `wanted`; fails with the last screen where it never does. */
  async shows(
    wanted: string | RegExp | ((screen: string) => boolean),
    patienceMs = PATIENCE_MS,
  ): Promise<string> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const screen = this.screen();
      const is =
        typeof wanted === 'string'
          ? screen.includes(wanted)
          : wanted instanceof RegExp
            ? wanted.test(screen)
            : wanted(screen);
      if (this.pending === 0 && is && !this.isDrawing) return screen;
      if (Date.now() > until)
        throw new Error(`The screen never showed ${String(wanted)}; it showed:\n${screen}`);
      await new Promise((resolve) => {
        setTimeout(resolve, 15);
      });
    }
  }

  dispose(): void {
    open.delete(this);
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** For `afterEach`: a program left over would keep the test runner alive for ever. */
export function disposeAll(): void {
  for (const program of open) program.dispose();
}
