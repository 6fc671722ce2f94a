import type { Document, YAMLError } from 'yaml';
import { isObject } from '../model/json.ts';
import type { DocumentFault, Documents, GivenDocument } from './documents.ts';
import { splitYaml, type Part } from './split-yaml.ts';

/** So many of a document's nodes may be repeated by aliases: a bomb of nine lines makes a thousand million. */
const MOST_ALIASES = 10_000;
/** The parser takes 130 times in memory of what it reads. */
export const MOST_YAML = 4 * 1024 * 1024;
const PART = MOST_YAML / 32;

const CODES: { readonly [code: string]: string } = {
  BAD_INDENT: 'yaml-indent',
  TAB_AS_INDENT: 'yaml-indent',
  MISSING_CHAR: 'yaml-unclosed',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
};

/** All documents of a YAML text, one after another; one that is broken is a fault and keeps none of the others back. */
export async function yamlDocuments(text: string): Promise<Documents> {
  const split = splitYaml(text, PART);
  if (split.is === 'documents') return allOf(split.parts);
  const around = await allOf(split.around);
  const items = await allOf(split.items);
  const list = Object.fromEntries([
    ...around.documents.flatMap(({ value }) => (isObject(value) ? Object.entries(value) : [])),
    ['items', items.documents.flatMap(({ value }) => value)],
  ]);
  return { documents: [{ value: list, at: 0 }], faults: [...around.faults, ...items.faults] };
}

async function allOf(parts: readonly Part[]): Promise<Documents> {
  const documents: GivenDocument[] = [];
  const faults: DocumentFault[] = [];
  for (const part of parts) {
    const read = await parsed(part);
    documents.push(...read.documents);
    faults.push(...read.faults);
  }
  return { documents, faults };
}

async function parsed({ text, at }: Part): Promise<Documents> {
  if (text.length > MOST_YAML) {
    const params = { bytes: text.length, limit: MOST_YAML };
    return { documents: [], faults: [{ ...bare('yaml-too-large', at), params }] };
  }
  const { Composer, Parser } = await import('yaml');
  const documents: GivenDocument[] = [];
  const faults: DocumentFault[] = [];
  try {
    const options = { merge: true, prettyErrors: false, logLevel: 'silent' } as const;
    for (const document of new Composer(options).compose(new Parser().parse(text))) {
      const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
      const begin = at + (document.contents?.range?.[0] ?? document.range[0]);
      if (error !== undefined) faults.push(faultOf(error, { text, at }));
      else {
        const read = valueOf(document);
        if (read.is === 'value') documents.push({ value: read.value, at: begin });
        else faults.push(bare(read.code, begin));
      }
    }
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    faults.push(bare('yaml-too-deep', at));
  }
  return { documents, faults };
}

type ReadValue =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'fault'; readonly code: string };

function valueOf(document: Document.Parsed): ReadValue {
  try {
    return { is: 'value', value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const code = error.message.startsWith('Excessive') ? 'yaml-alias-bomb' : 'yaml-alias-unknown';
    return { is: 'fault', code };
  }
}

function faultOf(error: YAMLError, { text, at }: Part): DocumentFault {
  const [begin] = error.pos;
  const found =
    text
      .slice(begin, begin + 80)
      .split('\n', 1)[0]
      ?.trimEnd() ?? '';
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]+/.exec(found)?.[0] ?? found;
    return { ...bare('duplicate-key', at + begin), found: key, params: { key } };
  }
  const code = CODES[error.code] ?? 'yaml-syntax';
  return { ...bare(code, at + begin), found, params: { problem: error.code } };
}

function bare(code: string, at: number): DocumentFault {
  return { code, at, found: '', expected: '', params: {} };
}
