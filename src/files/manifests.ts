import { relative } from 'node:path';
import { WizardError } from '../model/error.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { isKubeObject } from '../model/kube-object.ts';
import type { FileReader, KubeObject } from '../model/ports.ts';

const MANIFEST = /\.(?:ya?ml|json)$/i;

/** Every object below a path, in the order of files and documents. An empty result is a fault: it would prove nothing. */
export async function readManifests(
  reader: FileReader,
  path: string,
): Promise<readonly KubeObject[]> {
  const stats = await reader.stat(path);
  if (stats === undefined) throw new WizardError('faulty-file', 'file-missing', { path });
  const files = stats.kind === 'folder' ? await manifestFiles(reader, path) : [path];
  const objects: KubeObject[] = [];
  for (const file of files) objects.push(...(await parseManifest(file, await reader.text(file))));
  if (objects.length === 0) throw new WizardError('faulty-file', 'manifest-empty', { path });
  return objects;
}

/** What may be a manifest anywhere below a folder, in the order of the paths. */
export async function manifestFiles(
  reader: FileReader,
  folder: string,
): Promise<readonly string[]> {
  const files = await reader.list(folder);
  return files.filter((file) => MANIFEST.test(file) && !isHidden(folder, file));
}

/** A checkout's own folders (`.git`, `.github`) hold YAML that is not meant for the cluster. */
function isHidden(folder: string, file: string): boolean {
  // The names of the files have no `./` before them, even where that of the folder has.
  return relative(folder, file)
    .split(/[/\\]/)
    .some((part) => part.startsWith('.') && part !== '..');
}

async function parseManifest(path: string, text: string): Promise<readonly KubeObject[]> {
  const { LineCounter, parseAllDocuments } = await import('yaml');
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter });
  const documents = Array.isArray(parsed) ? parsed : [];
  return documents.flatMap((document) => {
    const [fault] = document.errors;
    if (fault !== undefined) {
      const { line, col } = lineCounter.linePos(fault.pos[0]);
      throw new WizardError('faulty-file', 'manifest-malformed', { path, line, column: col });
    }
    const { line } = lineCounter.linePos(document.contents?.range?.[0] ?? document.range[0]);
    return unpack(plainOf(document, path, line), path, line);
  });
}

/** As JSON has it: nothing else could be sent. */
function plainOf(document: { toJS(): unknown }, path: string, line: number): unknown {
  try {
    const text: string | undefined = JSON.stringify(document.toJS());
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    // Aliases that lead in a circle are a TypeError, too many of them a ReferenceError.
    if (!(error instanceof TypeError || error instanceof ReferenceError)) throw error;
    throw new WizardError('faulty-file', 'manifest-aliases', { path, line });
  }
}

function unpack(value: unknown, path: string, line: number): readonly KubeObject[] {
  if (value === null || value === undefined) return [];
  if (isObject(value) && isList(value))
    return value['items'].flatMap((one) => unpack(one, path, line));
  if (!isKubeObject(value))
    throw new WizardError('faulty-file', 'manifest-not-object', { path, line });
  const { kind, metadata } = value;
  for (const key of ['name', 'namespace'] as const) {
    const name = metadata[key] ?? '-';
    if (!isPathSegment(name))
      throw new WizardError('faulty-file', 'manifest-name-invalid', {
        path,
        line,
        kind,
        key,
        name,
      });
  }
  return [value];
}

/** What the API server takes as a name at least: with more in it the name would lead to another path. */
function isPathSegment(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name);
}

function isList(value: JsonObject): value is JsonObject & { readonly items: readonly Json[] } {
  const { kind, items } = value;
  return Array.isArray(items) && typeof kind === 'string' && kind.endsWith('List');
}
