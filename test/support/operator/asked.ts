import type { Sight } from './sight.ts';
import { shown, type Words } from './words.ts';

/** What a page asks of the person before it, told by its words alone. */
export type Asked =
  | { readonly is: 'outline'; readonly needs: number }
  | { readonly is: 'end'; readonly proven: boolean; readonly code: number }
  | { readonly is: 'outage' | 'lost' | 'lease' | 'go' | 'again' | 'branch' | 'assist' }
  | { readonly is: 'confirm'; readonly object: string }
  | { readonly is: 'pin'; readonly name: string | null }
  | { readonly is: 'choose'; readonly ref: string }
  | { readonly is: 'turn'; readonly ref: string }
  | { readonly is: 'word'; readonly ref: string }
  | { readonly is: 'trouble'; readonly word: string }
  /** Nothing: the page only tells. */
  | { readonly is: 'nothing' };

export function askedBy(sight: Sight): Asked {
  const { words, title } = sight;
  const { end, question } = words;
  if (has(sight, words.end.exit, 'end')) {
    const code = Number(shown(end.exit, 'end').exec(title)?.groups?.['code']);
    return { is: 'end', proven: title.startsWith(end.proven), code };
  }
  if (isOutline(sight)) return { is: 'outline', needs: needsOf(sight) };
  if (title.startsWith(question.outage.title)) return { is: 'outage' };
  if (title.startsWith(question.lost.title)) return { is: 'lost' };
  if (shown(question.lease.title).test(title)) return { is: 'lease' };
  if (title.endsWith(words.go.title) && rowLike(sight, words.go.commit) !== undefined)
    return { is: 'go' };
  return formOf(sight) ?? stepOf(sight);
}

/** How many things the header says wait for a person. */
export function needsOf({ words, header }: Sight): number {
  const { needYou_other: many } = words.header;
  const one = 'needYou_one' in words.header ? words.header.needYou_one : many;
  const [, line] = header;
  const count = (text: string) => shown(text, 'start').exec(line)?.groups?.['count'];
  return Number(count(many) ?? count(one) ?? 'NaN');
}

/** The position in front of a step's title: `2.6.3.1`. */
export function refOf(sight: Sight): string {
  return sight.title.split(' ')[0] ?? '';
}

/** The row that a text of the screens makes, with its parameters. */
export function rowLike(sight: Sight, template: string): RegExpExecArray | undefined {
  return sight.rows
    .map((row) => shown(template).exec(row))
    .find((match): match is RegExpExecArray => match !== null);
}

/** The only page without a title: the first row that is seen, of whatever depth, leaves room for the cursor. */
function isOutline({ title }: Sight): boolean {
  return /^(?: {2}|❯ ) *\S/.test(title);
}

function formOf(sight: Sight): Asked | undefined {
  const { form } = sight.words;
  const { title } = sight;
  if (sight.rows.every((row) => row !== form.notNow)) return undefined;
  const object = rowLike(sight, form.confirm.about)?.groups?.['name'];
  if (object !== undefined) return { is: 'confirm', object };
  if (title.endsWith(form.attest.title)) return { is: 'word', ref: refOf(sight) };
  if (title.endsWith(form.choose.title)) return { is: 'branch' };
  if (title.endsWith(form['do-again'].title)) return { is: 'again' };
  if (title.endsWith(form.assist.title)) return { is: 'assist' };
  return undefined;
}

function stepOf(sight: Sight): Asked {
  const { words, title } = sight;
  const { pin } = words;
  const name = rowLike(sight, pin.typeName)?.groups?.['name'];
  if (name !== undefined) return { is: 'pin', name };
  if (sight.rows.some((row) => row === pin.which || row === pin.reading))
    return { is: 'pin', name: null };
  if (sight.rows.includes(words.choose.which)) return { is: 'choose', ref: refOf(sight) };
  const { late, failed, 'in-doubt': doubt, stale, 'your-turn': turn } = words.state;
  if (title.endsWith(` ${turn}`)) return { is: 'turn', ref: refOf(sight) };
  const word = [late, failed, doubt, stale].find((one) => new RegExp(` ${one}( |$)`).test(title));
  return word === undefined ? { is: 'nothing' } : { is: 'trouble', word };
}

function has({ title }: Sight, template: Words['end']['exit'], where: 'end'): boolean {
  return shown(template, where).test(title);
}
