/** A part of a text; `at` is where it stands in the whole. */
export type Part = { readonly text: string; readonly at: number };

export type SplitYaml =
  /** Documents, a few in each part. */
  | { readonly is: 'documents'; readonly parts: readonly Part[] }
  /** One list: what stands before and after its items, and these, some in each part. */
  | { readonly is: 'list'; readonly around: readonly Part[]; readonly items: readonly Part[] };

const DIRECTIVE = /^%/m;
const MARK = /^---(?=\s)/m;
const ITEMS = /^items:[ \t]*\r?\n(?=- )/m;
/** What stands in the first column belongs to the list itself: a line that begins there with a dash begins an item. */
const AFTER_ITEMS = /^[^\s#-]/m;

/** A long text in parts of about `size` signs that mean the same when each is parsed on its own. */
export function splitYaml(text: string, size: number): SplitYaml {
  const whole: Part = { text, at: 0 };
  if (text.length <= size || DIRECTIVE.test(text)) return { is: 'documents', parts: [whole] };
  const first = text.search(/\S/);
  if (MARK.test(text.slice(first + 3)))
    return { is: 'documents', parts: cutBefore('\n---', whole, size) };

  const items = ITEMS.exec(text);
  if (items === null) return { is: 'documents', parts: [whole] };
  const begin = items.index + items[0].length;
  const rest = text.slice(begin);
  const end = begin + (AFTER_ITEMS.exec(rest)?.index ?? rest.length);
  const around = [partOf(whole, 0, items.index), partOf(whole, end, text.length)];
  return { is: 'list', around, items: cutBefore('\n- ', partOf(whole, begin, end), size) };
}

function cutBefore(mark: string, { text, at }: Part, size: number): readonly Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < text.length;) {
    const next = text.indexOf(mark, from + size);
    const to = next === -1 ? text.length : next + 1;
    parts.push({ text: text.slice(from, to), at: at + from });
    from = to;
  }
  return parts;
}

function partOf({ text, at }: Part, from: number, to: number): Part {
  return { text: text.slice(from, to), at: at + from };
}
