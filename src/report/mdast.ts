import type {
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visible, visibleLine } from '../text/visible.ts';

/*
 * The few pieces of Markdown that a record is made of. What a probe or a person said is made safe here: it can neither
 * move a cursor nor become markup.
 */

export type Words = string | PhrasingContent;

export function heading(depth: Heading['depth'], ...words: readonly Words[]): Heading {
  return { type: 'heading', depth, children: inline(words) };
}

export function paragraph(...words: readonly Words[]): Paragraph {
  return { type: 'paragraph', children: inline(words) };
}

export function strong(text: string): PhrasingContent {
  return { type: 'strong', children: [{ type: 'text', value: visibleLine(text) }] };
}

export function code(text: string): PhrasingContent {
  return { type: 'inlineCode', value: visibleLine(text) };
}

export function bullets(items: readonly (readonly (Words | List)[])[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item): ListItem => {
      const words = item.filter(
        (one): one is Words => typeof one === 'string' || one.type !== 'list',
      );
      const lists = item.filter(
        (one): one is List => typeof one !== 'string' && one.type === 'list',
      );
      return { type: 'listItem', spread: false, children: [paragraph(...words), ...lists] };
    }),
  };
}

export function table(head: readonly string[], rows: readonly (readonly Words[])[]): Table {
  return { type: 'table', children: [head, ...rows].map(tableRow) };
}

export function markdownOf(children: readonly RootContent[]): string {
  return toMarkdown(
    { type: 'root', children: [...children] },
    { bullet: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] },
  );
}

function tableRow(cells: readonly Words[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: inline([cell]) })),
  };
}

function inline(words: readonly Words[]): PhrasingContent[] {
  return words.map((one) =>
    typeof one === 'string' ? { type: 'text', value: visibleLineKeepingEnds(one) } : one,
  );
}

/** On one line, with the blanks that part it from its neighbours. */
function visibleLineKeepingEnds(text: string): string {
  return visible(text).replaceAll(/\s*\n\s*/g, ' ');
}
