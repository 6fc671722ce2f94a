import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { Tool, ToolBox, ToolTold } from '../model/tools.ts';
import { machineOf, thisMachine } from './machine.ts';

const QUESTIONS: { readonly [tool in Tool]: readonly string[] } = { helm: ['version', '--short'] };
const TIMEOUT_MS = 10_000;
const HEAD_BYTES = 64;

/** `own` is the run's folder for programs, first in PATH; relative paths begin at `cwd`. */
export function toolBox(settings: {
  readonly own: string;
  readonly cwd: string;
  readonly env: () => { readonly [name: string]: string };
}): ToolBox {
  const { own, cwd, env } = settings;
  const fileOf = (tool: Tool, folder: string | null) =>
    path.join(folder === null ? own : path.resolve(cwd, folder), tool);
  const unpacked = path.join(own, '.unpacked');

  return {
    async fresh() {
      await onDisk(own, async () => {
        await rm(unpacked, { recursive: true, force: true });
        await mkdir(own, { recursive: true, mode: 0o700 });
      });
      return unpacked;
    },
    clear: (folder) => onDisk(folder, () => rm(folder, { recursive: true, force: true })),
    async tells(tool, file, signal) {
      await onDisk(file, () => mustBeForThisMachine(tool, file));
      return told(tool, file, env(), signal);
    },
    async at(tool, folder) {
      const file = fileOf(tool, folder);
      const there = await onDisk(file, () => lstat(file).catch(absent));
      if (there?.isDirectory() === true)
        throw new WizardError('not-proven', 'tool-in-the-way', { program: tool, path: file });
      return there === undefined ? undefined : file;
    },
    async put(tool, file, folder) {
      const to = fileOf(tool, folder);
      await onDisk(path.dirname(to), () => put(tool, path.resolve(cwd, file), to));
      return to;
    },
    lead: (tool, file) => onDisk(own, () => lead(path.join(own, tool), path.resolve(cwd, file))),
  };
}

/** Beside it first: what is renamed is either there or not, and what ran from the old file goes on. */
async function put(tool: Tool, from: string, to: string): Promise<void> {
  const folder = path.dirname(to);
  await mkdir(folder, { recursive: true });
  const prefix = `.${tool}.dr-wizard-`;
  for (const name of await readdir(folder))
    if (name.startsWith(prefix)) await rm(path.join(folder, name), { force: true });
  const beside = path.join(folder, `${prefix}${randomBytes(6).toString('hex')}`);
  try {
    await copyFile(from, beside, constants.COPYFILE_EXCL);
    const handle = await open(beside, 'r+');
    try {
      await handle.chmod(0o755);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, to);
  } finally {
    await rm(beside, { force: true });
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function lead(link: string, file: string): Promise<void> {
  if (link === file || (await readlink(link).catch(() => undefined)) === file) return;
  await mkdir(path.dirname(link), { recursive: true, mode: 0o700 });
  const beside = `${link}.${randomBytes(6).toString('hex')}`;
  await symlink(file, beside);
  await rename(beside, link);
}

async function mustBeForThisMachine(program: Tool, file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const machine = machineOf(buffer.subarray(0, bytesRead));
    const here = thisMachine();
    if (machine !== undefined && !here.startsWith(machine))
      throw new WizardError('not-proven', 'tool-other-machine', { program, machine, here });
    // Archives may be unpacked without the right to be started.
    const { mode } = await handle.stat();
    if ((mode & 0o100) === 0) await handle.chmod(mode | 0o100);
  } finally {
    await handle.close();
  }
}

function told(
  program: Tool,
  file: string,
  env: { readonly [name: string]: string },
  signal: AbortSignal,
): Promise<ToolTold> {
  const options = { env, signal, timeout: TIMEOUT_MS, maxBuffer: 1 << 20 };
  return new Promise((resolve, reject) => {
    execFile(file, QUESTIONS[program], options, (error, stdout, stderr) => {
      if (error === null) {
        const raw = `${stdout}${stderr}`.slice(0, 4096);
        return resolve({ version: /v?\d+\.\d+[\w.+-]*/.exec(raw)?.[0] ?? '', raw });
      }
      if (signal.aborted) return reject(error);
      const why = error.killed === true ? 'ETIMEDOUT' : String(error.code ?? error.signal ?? '?');
      reject(new WizardError('not-proven', 'program-failed', { program, why }));
    });
  });
}

function absent(error: unknown): undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
  return undefined;
}

/** What the disk refuses as an error that says what to do. */
async function onDisk<T>(asked: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
    const reason = String(error.code);
    const code = reason === 'ENOSPC' || reason === 'EDQUOT' ? 'tool-no-space' : 'tool-not-written';
    throw new WizardError('not-proven', code, { path: asked, reason }, { cause: error });
  }
}
