import { parseDocument } from 'yaml';
import type { Text } from '../model/catalogue.ts';
import { isObject } from '../model/json.ts';

/** What a runbook or a site calls itself, for a list to choose from: nothing else of the file is read or checked. */
export function titleOf(text: string): Text {
  // A site is long, and the first frame of the wizard waits for this.
  const [block = ''] = /^title:.*\n(?:[ \t].*\n?|\n)*/m.exec(text) ?? [];
  const file: unknown = parseDocument(block).toJS();
  const title = isObject(file) ? file['title'] : undefined;
  if (!isObject(title)) return {};
  const { en, zh } = title;
  return { ...(typeof en === 'string' ? { en } : {}), ...(typeof zh === 'string' ? { zh } : {}) };
}
