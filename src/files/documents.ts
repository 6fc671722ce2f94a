import type { Finding } from '../model/report.ts';
import type { Params } from '../model/verdict.ts';
import { scanJson } from './scan-json.ts';
import { MOST_YAML, yamlDocuments } from './yaml-documents.ts';

/** `at` is where it begins in the text. */
export type GivenDocument = { readonly value: unknown; readonly at: number };

export type DocumentFault = Pick<Finding, 'code' | 'found' | 'expected'> & {
  readonly at: number;
  readonly params: Params;
};

export type Documents = {
  readonly documents: readonly GivenDocument[];
  readonly faults: readonly DocumentFault[];
};

/**
 * The documents of a text in whichever of the two languages it is. What begins like JSON is read as JSON, which takes
 * a hundredth of the time; where it is none, it may still be YAML in braces.
 */
export async function readDocuments(text: string): Promise<Documents> {
  if (!isLikeJson(text)) return yamlDocuments(text);
  const json = jsonDocuments(text);
  const [fault] = json.faults;
  if (fault === undefined || fault.code === 'duplicate-key' || text.length > MOST_YAML) return json;
  const yaml = await yamlDocuments(text);
  if (yaml.faults.length === 0) return yaml;
  // JSON has no key without quotes.
  return /^\s*[{[]\s*[\w-]+\s*:/.test(text) ? yaml : json;
}

/** Nothing but JSON, and YAML in braces, begins like this. */
export function isLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function jsonDocuments(text: string): Documents {
  const documents: GivenDocument[] = [];
  for (let from = 0; ;) {
    const scanned = scanJson(text, from);
    if (scanned.is === 'nothing') return { documents, faults: [] };
    if (scanned.is === 'fault') {
      const { code, at, found, expected } = scanned;
      const params: Params = code === 'duplicate-key' ? { key: found } : {};
      return { documents, faults: [{ code, at, found, expected, params }] };
    }
    const { start, end } = scanned;
    documents.push({ value: JSON.parse(text.slice(start, end)), at: start });
    from = end;
  }
}
