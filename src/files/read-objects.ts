import { createReadStream } from 'node:fs';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { Finding } from '../model/report.ts';
import type { Params } from '../model/verdict.ts';
import { decodeText } from './decode-text.ts';
import { isLikeJson, readDocuments } from './documents.ts';
import { fileReader, unreadable } from './file-reader.ts';
import { gatherObjects, type Gathered } from './gather-objects.ts';
import { glimpse } from './glimpse.ts';
import { manifestFiles } from './manifests.ts';
import { placesIn } from './places.ts';
import { unpackObjects, type Unpacked } from './unpack-objects.ts';

/** A string holds twice as many signs, at most. */
const MOST_BYTES = 256 * 1024 * 1024;
/** About three seconds of reading. */
const LONG_YAML = 8 * 1024 * 1024;

export type GivenObjects = Gathered & {
  readonly faults: readonly Finding[];
  /** What was named and holds nothing at all: the command before a pipe failed, a checkout is empty. */
  readonly empty: readonly string[];
};

type Bytes = AsyncIterable<Uint8Array>;
type Where = {
  readonly cwd: string;
  readonly stdin: Bytes;
  /** YAML takes a hundred times as long as JSON: whoever waits for it is told. */
  readonly onLongYaml: (file: string) => void;
};
type Source = { readonly file: string; readonly open: () => Bytes };

/**
 * All objects of files, folders and, where `-` is named, of standard input. A file that is broken keeps none of the
 * others back: all faults are told at once.
 */
export async function readObjects(
  named: readonly string[],
  { cwd, stdin, onLongYaml }: Where,
): Promise<GivenObjects> {
  const unpacked: Unpacked[] = [];
  const faults: Finding[] = [];
  const empty: string[] = [];
  for (const one of new Set(named)) {
    const below = one === '-' ? [{ file: 'stdin', open: () => stdin }] : await filesAt(one, cwd);
    let holds = false;
    for (const source of below) {
      const read =
        'code' in source ? { unpacked: null, faults: [source] } : await readOne(source, onLongYaml);
      holds ||= read.unpacked !== null || read.faults.length > 0;
      for (const object of read.unpacked ?? []) unpacked.push(object);
      faults.push(...read.faults);
    }
    if (!holds) empty.push(one);
  }
  return { ...gatherObjects(unpacked), faults, empty };
}

/** The files that a path names; a fault where it names none. */
async function filesAt(named: string, cwd: string): Promise<readonly (Source | Finding)[]> {
  try {
    const reader = fileReader(cwd);
    // An empty name, as of a variable that is not set, would be the working directory.
    const stats = named === '' ? undefined : await reader.stat(named);
    if (stats === undefined) return [faultIn(named, 'file-not-found', { path: named })];
    const files = stats.kind === 'folder' ? await manifestFiles(reader, named) : [named];
    return files.map((file) => ({ file, open: () => createReadStream(path.resolve(cwd, file)) }));
  } catch (error) {
    return [faultOf(named, error)];
  }
}

type Read = {
  /** null where nothing is given. */
  readonly unpacked: readonly Unpacked[] | null;
  readonly faults: readonly Finding[];
};

async function readOne({ file, open }: Source, onLongYaml: Where['onLongYaml']): Promise<Read> {
  const bytes = await collected(file, open());
  if (!(bytes instanceof Uint8Array)) return { unpacked: null, faults: [bytes] };
  const decoded = decodeText(bytes);
  if (decoded.is === 'text') {
    if (!/\S/.test(decoded.text)) return { unpacked: null, faults: [] };
    if (decoded.text.length > LONG_YAML && !isLikeJson(decoded.text)) onLongYaml(file);
    return readText(file, decoded.text);
  }
  const { before, found } = decoded;
  const { line, column } = placesIn(before)(before.length);
  return { unpacked: null, faults: [{ ...faultIn(file, 'given-no-text'), line, column, found }] };
}

async function readText(file: string, text: string): Promise<Read> {
  const { documents, faults } = await readDocuments(text);
  const placeOf = placesIn(text);
  const given: Unpacked[][] = [];
  const wrong = [...faults];
  for (const { value, at } of documents) {
    if (typeof value === 'object' && value !== null)
      given.push(unpackObjects(file, placeOf(at).line, value));
    else if (value !== null && value !== undefined)
      wrong.push({
        code: 'given-no-manifest',
        at,
        found: glimpse(value),
        expected: '',
        params: {},
      });
  }
  return {
    unpacked: given.length === 0 ? null : given.flat(),
    faults: wrong
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, ...fault }): Finding => ({ file, ...placeOf(at), ...fault })),
  };
}

async function collected(file: string, bytes: Bytes): Promise<Uint8Array | Finding> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) {
        const params = { path: file, bytes: `> ${MOST_BYTES}`, limit: MOST_BYTES };
        return faultIn(file, 'file-too-large', params);
      }
    }
  } catch (error) {
    return faultOf(file, error);
  }
  return Buffer.concat(chunks);
}

/** Somebody else's fault as one of the file's; a bug stays what it is. */
function faultOf(file: string, error: unknown): Finding {
  const known = unreadable(file, error);
  if (known instanceof WizardError) return faultIn(file, known.code, known.params);
  throw error;
}

function faultIn(file: string, code: string, params: Params = {}): Finding {
  return { file, line: 1, column: 1, code, found: '', expected: '', params, text: '' };
}
