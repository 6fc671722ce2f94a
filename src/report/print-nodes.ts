import type {
  BlockContent,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

export type Words = string | readonly PhrasingContent[];

/** An address ends at a blank, a bracket or a mark of punctuation, and where Chinese goes on right behind it. */
const ADDRESS =
  /(https?:\/\/(?:[^\s<>"()\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]*[^\s<>"().,;:\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]))/u;

/**
 * Words as they can be copied from the document as it is: an address within a command stands there bare. It is put into
 * brackets only where a reader of Markdown would take what follows it for a part of it.
 */
export function phrases(words: Words): PhrasingContent[] {
  if (typeof words !== 'string') return [...words];
  const parts = words.split(ADDRESS);
  return parts.flatMap((part, index): PhrasingContent[] => {
    const text: PhrasingContent = { type: 'text', value: part };
    const isAddress = index % 2 === 1;
    const isFollowed = /^[^\s\x21-\x7E]/u.test(parts[index + 1] ?? '');
    if (part === '') return [];
    return [isAddress && isFollowed ? { type: 'link', url: part, children: [text] } : text];
  });
}

/** Markdown in which what looks like an address is not escaped: who reads it as it is has to be able to copy it. */
export function markdownOf(children: readonly RootContent[]): string {
  const gfm = gfmToMarkdown({ tablePipeAlign: false });
  const all = (gfm.extensions ?? []).map((one) => ({
    ...one,
    unsafe: (one.unsafe ?? []).filter(({ character }) => !'@.:'.includes(character)),
  }));
  return toMarkdown(
    { type: 'root', children: [...children] },
    { extensions: [{ extensions: all }], bullet: '-', rule: '-' },
  );
}

export function strong(text: string): PhrasingContent {
  return { type: 'strong', children: [{ type: 'text', value: text }] };
}

export function inlineCode(value: string): PhrasingContent {
  return { type: 'inlineCode', value };
}

export function plain(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** `**Needs:** 2.2, 2.3` */
export function labelled(over: string, words: Words): PhrasingContent[] {
  return [strong(over), plain(' '), ...phrases(words)];
}

/** A label over what follows. */
export function label(words: string): Paragraph {
  return { type: 'paragraph', children: [strong(words)] };
}

export function heading(depth: 1 | 2 | 3 | 4, text: string): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] };
}

export function paragraph(words: Words): Paragraph {
  return { type: 'paragraph', children: phrases(words) };
}

export function list(items: readonly Words[]): List {
  return nestedList(items.map((words) => ({ words, below: [] })));
}

export function nestedList(
  items: readonly { readonly words: Words; readonly below: readonly Words[] }[],
): List {
  return listOf(
    items.map(({ words, below }) => ({
      type: 'listItem',
      children: [paragraph(words), ...(below.length === 0 ? [] : [list(below)])],
    })),
  );
}

export function tasks(items: readonly Words[]): List {
  return listOf(
    items.map((words) => ({ type: 'listItem', checked: false, children: [paragraph(words)] })),
  );
}

function listOf(children: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...children] };
}

export function table(rows: readonly (readonly Words[])[]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((words) => ({ type: 'tableCell', children: phrases(words) })),
    })),
  };
}

/** A `with` as it would stand in a runbook. */
export function parameters(first: string, input: Json): Code {
  const lines = isObject(input) ? linesOf(input) : [shown(input)];
  return { type: 'code', value: [first, ...lines.map((line) => `  ${line}`)].join('\n') };
}

function linesOf(input: JsonObject): readonly string[] {
  return Object.entries(input).flatMap(([key, value]) => {
    if (isObject(value)) return [`${key}:`, ...linesOf(value).map((line) => `  ${line}`)];
    if (!isTable(value)) return [`${key}: ${shown(value)}`];
    return [`${key}:`, ...value.map((row) => `  - ${pairs(row)}`)];
  });
}

/** Rows in a list of their own, the rest in one line. */
export function inputOf(input: JsonObject): { line: string; rows: readonly string[] } {
  const entries = Object.entries(input);
  const flat = entries.flatMap(([key, value]) => (isTable(value) ? [] : [[key, value] as const]));
  const rows = entries.flatMap(([, value]) => (isTable(value) ? value.map(pairs) : []));
  return { line: pairs(Object.fromEntries(flat)), rows };
}

function isTable(value: Json): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function pairs(row: JsonObject): string {
  return Object.entries(row)
    .map(([key, value]) => `${key}: ${shown(value)}`)
    .join(', ');
}

export function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows of any objects as a table: a column for each key, in the order of their first use. */
export function objectTable(rows: readonly Json[]): BlockContent {
  const objects = rows.filter(isObject);
  const keys = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return table([
    keys,
    ...objects.map((row) => keys.map((key) => [inlineCode(shown(row[key] ?? ''))])),
  ]);
}
