import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { renamed, type CommandFiles, type ExitNote } from './command-files.ts';
import { parseOrder, type KeeperOrder } from './keeper-order.ts';
import { identify } from './process-identity.ts';

/** What a keeper needs of the journal's redactor, handed to it because adapters do not know each other. */
export type KeeperRedactor = {
  add(name: string, secret: string): void;
  stream(): { push(chunk: string): string; end(): string };
};

/** A program that left others behind on its output has ended all the same. */
const CLOSE_GRACE_MS = 1000;

/**
 * The process between the wizard and a program: it outlives the wizard, takes the secrets out of the output before
 * that reaches the disk, and writes down how the program ended. Reads its order from `input`, to the end.
 */
export async function keep(input: Readable, createRedactor: () => KeeperRedactor): Promise<number> {
  const order = parseOrder(await text(input));
  if (order === undefined) return 1;
  const redactor = createRedactor();
  for (const { name, secret } of order.secrets) redactor.add(name, secret);
  if (!(await take(order.files))) return 1;

  const output = openSync(order.files.out, 'a', 0o600);
  const { note, drained } = await runProgram(order, redactor, output);
  fsyncSync(output);
  await writeExit(order.files, note);
  // What it left behind may go on to write: somebody has to read it, or that stops.
  await drained;
  closeSync(output);
  return 0;
}

/** From here on the program counts as started. False where the wizard has taken the order back. */
async function take({ claim, started }: CommandFiles): Promise<boolean> {
  try {
    const handle = await open(claim, 'r+');
    try {
      await handle.writeFile(JSON.stringify(await identify(process.pid)));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  return renamed(claim, started);
}

type Ended = { readonly note: ExitNote; readonly drained: Promise<unknown> };

async function runProgram(
  order: KeeperOrder,
  redactor: KeeperRedactor,
  output: number,
): Promise<Ended> {
  const child = start(order);
  if ('error' in child)
    return { note: await notStarted(order, child.error), drained: Promise.resolve() };
  const drained = Promise.all(
    [child.stdout, child.stderr].map((stream) => copyRedacted(stream, redactor, output)),
  );
  child.stdin?.on('error', () => {});
  child.stdin?.end(order.stdin ?? '');
  return { note: await endOf(order, child, drained), drained };
}

function start({ argv, env, cwd }: KeeperOrder): ChildProcess | { error: unknown } {
  try {
    const [program = '', ...words] = argv;
    return spawn(program, words, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    return { error };
  }
}

async function endOf(
  order: KeeperOrder,
  child: ChildProcess,
  copied: Promise<unknown>,
): Promise<ExitNote> {
  try {
    const [exitCode, signal]: unknown[] = await once(child, 'exit');
    await Promise.race([copied, sleep(CLOSE_GRACE_MS, undefined, { ref: false })]);
    return {
      exitCode: typeof exitCode === 'number' ? exitCode : null,
      signal: typeof signal === 'string' ? signal : null,
    };
  } catch (error) {
    return notStarted(order, error);
  }
}

async function notStarted({ cwd }: KeeperOrder, error: unknown): Promise<ExitNote> {
  // The system says ENOENT for a missing folder too.
  const folder = await stat(cwd).catch(() => undefined);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  const isFolder = folder?.isDirectory() === true;
  return { exitCode: null, signal: null, error: isFolder ? code : 'ENOTDIR' };
}

/** A full disk must not stop the program: its output is lost then, its end is not. */
async function copyRedacted(
  stream: Readable | null,
  redactor: KeeperRedactor,
  output: number,
): Promise<void> {
  if (stream === null) return;
  const redacting = redactor.stream();
  const write = (piece: string) => {
    try {
      if (piece !== '') writeSync(output, piece);
    } catch {
      // Nobody is there to be told; the exit note follows all the same if it fits.
    }
  };
  stream.setEncoding('utf8');
  try {
    for await (const chunk of stream) write(redacting.push(String(chunk)));
  } finally {
    write(redacting.end());
  }
}

async function writeExit({ exit }: CommandFiles, note: ExitNote): Promise<void> {
  const handle = await open(`${exit}.tmp`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(note));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${exit}.tmp`, exit);
}
