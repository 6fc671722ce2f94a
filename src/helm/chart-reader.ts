import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveReader } from '../model/archives.ts';
import type { ChartReader } from '../model/chart.ts';
import { WizardError } from '../model/error.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

const MOST_BYTES = 1024 * 1024;

/** Charts of this machine. Relative paths begin at `cwd`. */
export function chartReader(cwd: string, archives: ArchiveReader): ChartReader {
  return {
    async chart(asked, signal) {
      const file = path.resolve(cwd, asked);
      const kind = await kindOf(file, asked);
      const { text, parts } =
        kind === 'folder' ? await inFolder(file, asked) : await inArchive(archives, asked, signal);
      const about = await yamlOf(text, `${asked}: Chart.yaml`);
      const name = textOf(about, 'name');
      const version = textOf(about, 'version');
      if (name === '' || version === '')
        throw new WizardError('faulty-file', 'helm-chart-none', { path: asked });
      const wanted = Array.isArray(about['dependencies']) ? about['dependencies'] : [];
      const missing = wanted
        .map((one: Json) => (isObject(one) ? textOf(one, 'name') : ''))
        .filter((one) => one !== '' && !parts.some((part) => isPart(part, one)));
      return { name, version, appVersion: textOf(about, 'appVersion'), path: file, missing };
    },
    values: async (asked) => yamlOf(await textAt(path.resolve(cwd, asked), asked), asked),
  };
}

/** What lies below `charts/`: a folder of that name, or an archive with a version behind it. */
function isPart(part: string, name: string): boolean {
  return part === name || (part.startsWith(`${name}-`) && /\.tgz$/i.test(part));
}

type Read = { readonly text: string; readonly parts: readonly string[] };

async function inFolder(folder: string, asked: string): Promise<Read> {
  const text = await textAt(path.join(folder, 'Chart.yaml'), path.join(asked, 'Chart.yaml'));
  const parts = await readdir(path.join(folder, 'charts')).catch(() => []);
  return { text, parts };
}

async function inArchive(
  archives: ArchiveReader,
  asked: string,
  signal: AbortSignal,
): Promise<Read> {
  const seen = await archives.look(asked, signal);
  if ('cause' in seen) throw new WizardError('faulty-file', seen.cause.code, seen.cause.params);
  if (!('entries' in seen)) throw noChart(asked);
  const names = seen.entries.map(({ name }) => name);
  const at = names.find((name) => /^[^/]+\/Chart\.yaml$/.test(name));
  const text = at && (await archives.texts(asked, [at], MOST_BYTES, signal)).get(at);
  if (at === undefined || text === undefined) throw noChart(asked);
  const below = `${path.posix.dirname(at)}/charts/`;
  const parts = names.flatMap((name) =>
    name.startsWith(below) ? [name.slice(below.length).split('/')[0] ?? ''] : [],
  );
  return { text, parts };
}

function noChart(asked: string): WizardError {
  return new WizardError('faulty-file', 'helm-chart-none', { path: asked });
}

async function kindOf(file: string, asked: string): Promise<'file' | 'folder'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw unreadable(error, asked);
  }
}

async function textAt(file: string, asked: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES)
      throw new WizardError('faulty-file', 'file-too-large', {
        path: asked,
        bytes: size,
        limit: MOST_BYTES,
      });
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(error, asked);
  }
}

function unreadable(error: unknown, asked: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const reason = String(error.code);
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new WizardError('faulty-file', 'file-missing', { path: asked })
    : new WizardError('faulty-file', 'file-unreadable', { path: asked, reason });
}

/** A map, empty where nothing is written. As helm reads it: YAML 1.1, in which `yes` is true, without times. */
async function yamlOf(text: string, where: string): Promise<JsonObject> {
  const { parseDocument, LineCounter } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    customTags: (tags) =>
      tags.filter(
        (tag) =>
          typeof tag === 'string' || !(tag.tag.endsWith(':timestamp') || tag.format === 'TIME'),
      ),
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter,
  });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    throw new WizardError('faulty-file', 'helm-yaml-malformed', { path: where, line, column: col });
  }
  const value = plainOf(() => document.toJS({ maxAliasCount: 1000 }));
  if (!isObject(value)) throw new WizardError('faulty-file', 'helm-yaml-no-map', { path: where });
  return value;
}

/** As JSON has it; undefined where aliases make it endless. */
function plainOf(read: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(read() ?? {}));
  } catch {
    return undefined;
  }
}

function textOf(of: JsonObject, key: string): string {
  const value = of[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
