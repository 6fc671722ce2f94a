/** What a server wants before it answers, of a header `WWW-Authenticate`. Foreign text. */
export type Challenge = {
  /** In lower case, such as `basic`. */
  readonly scheme: string;
  /** By their names in lower case. */
  readonly params: { readonly [name: string]: string };
};

const BLANKS = /[\s,]*/y;
const TOKEN = /[!#$%&'*+.^`|~\w-]+/y;
/** A scheme's only word, such as of Negotiate. */
const WORD = /[ \t]+[\w.~+/-]+=*(?=[ \t]*(?:,|$))/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;

/** By the grammar of RFC 9110 §11.6.1: several in one header, commas within quotes. Reading ends at what is none. */
export function challengesIn(header: string): readonly Challenge[] {
  const found: { scheme: string; params: Record<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[1] ?? match[0];
  };

  for (take(BLANKS); at < header.length; take(BLANKS)) {
    const name = take(TOKEN)?.toLowerCase();
    if (name === undefined) break;
    const last = found.at(-1);
    if (last === undefined || take(EQUALS) === undefined) {
      found.push({ scheme: name, params: {} });
      take(WORD);
      continue;
    }
    const value = take(QUOTED)?.replaceAll(/\\(.)/gs, '$1') ?? take(TOKEN);
    if (value === undefined) break;
    // What stands there twice is what it said first.
    last.params[name] ??= value;
  }
  return found;
}
