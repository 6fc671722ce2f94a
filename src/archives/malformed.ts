import type { TextFault, TextType } from '../model/archives.ts';
import { malformedXml } from './malformed-xml.ts';

/** Where a text is not what its type wants; null where it is. */
export async function malformed(type: TextType, text: string): Promise<TextFault | null> {
  const at = text.indexOf('\ufffd');
  // The format of Java's properties is older than UTF-8.
  if (at !== -1 && type !== 'properties') return { line: lineOf(text, at), problem: 'UTF-8' };
  switch (type) {
    case 'yaml':
      return malformedYaml(text);
    case 'json':
      return malformedJson(text);
    case 'properties':
      return malformedProperties(text);
    case 'xml':
      return malformedXml(text);
  }
}

async function malformedYaml(text: string): Promise<TextFault | null> {
  const { parseAllDocuments } = await import('yaml');
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? parsed : [];
  const faults = documents.flatMap(({ errors }) => errors);
  const [first] = faults.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return first === undefined ? null : { line: lineOf(text, first.pos[0]), problem: first.code };
}

function malformedJson(text: string): TextFault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    return { line: lineOf(text, position), problem: 'JSON' };
  }
}

/** All is allowed there but half of an escape (java.util.Properties.load). */
function malformedProperties(text: string): TextFault | null {
  const at = /(?<!\\)(?:\\\\)*\\u(?![0-9a-f]{4})/im.exec(text.replaceAll(/^\s*[#!].*$/gm, ''));
  return at === null ? null : { line: lineOf(text, at.index), problem: String.raw`\u` };
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
