import { WizardError } from '../model/error.ts';
import { type Json, isObject } from '../model/json.ts';
import { type Matcher, compileMatcher } from './matcher.ts';
import { SHORTEST_SECRET, secretForms } from './secret-forms.ts';

/** Redacts text that comes in pieces. What may be the beginning of a secret is held back until it is known. */
export type RedactingStream = { push(chunk: string): string; end(): string };

/** Puts `‹secret name›` for every secret it was told of, in each form in which programs write one. */
export type Redactor = {
  /** Throws `WizardError` (`secret-too-short`). */
  add(name: string, secret: string): void;
  text(text: string): string;
  json(value: Json): Json;
  stream(): RedactingStream;
};

/** Characters `from` to `to` of what is held belong to a secret. */
type Span = { readonly from: number; readonly to: number; readonly owner: string };

/** Where a secret stands as a JSON number; shorter numbers are too common to be told from it. */
const SHORTEST_NUMBER = 8;

export function createRedactor(): Redactor {
  const words = new Map<string, string>();
  let compiled: Matcher | undefined;
  const matcher = (): Matcher | undefined => {
    if (words.size === 0) return undefined;
    return (compiled ??= compileMatcher(Array.from(words, ([text, owner]) => ({ text, owner }))));
  };
  const text = (whole: string): string => {
    if (words.size === 0) return whole;
    const stream = createStream(matcher);
    return stream.push(whole) + stream.end();
  };
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return numberOrMark(value);
    if (Array.isArray(value)) return value.map((item: Json) => json(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [text(key), json(of)]));
  };
  const numberOrMark = (value: number): Json => {
    const owner = words.get(String(value));
    return owner === undefined || String(value).length < SHORTEST_NUMBER ? value : mark(owner);
  };

  return {
    add(name, secret) {
      if (secret.length < SHORTEST_SECRET)
        throw new WizardError('usage', 'secret-too-short', { name, shortest: SHORTEST_SECRET });
      for (const form of secretForms(secret)) if (!words.has(form)) words.set(form, name);
      compiled = undefined;
    },
    text,
    json: (value) => (words.size === 0 ? value : json(value)),
    stream: () => createStream(matcher),
  };
}

function mark(owner: string): string {
  return `‹secret ${owner}›`;
}

function createStream(current: () => Matcher | undefined): RedactingStream {
  let matcher: Matcher | undefined;
  let node = 0;
  /** Text not given out yet; its first `covered` characters belong to a mark that was. */
  let held = '';
  let covered = 0;
  let scanned = 0;
  let spans: Span[] = [];

  const scan = (by: Matcher): void => {
    for (; scanned < held.length; scanned += 1) {
      node = by.next(node, held.charCodeAt(scanned));
      const length = by.length(node);
      if (length > 0) add(spans, scanned + 1 - length, scanned + 1, by.owner(node));
    }
  };

  /** Gives out all before `upTo`: nothing that is still to come can begin before it. */
  const give = (upTo: number): string => {
    const out: string[] = [];
    let at = covered;
    const known = spans.filter((span) => span.from <= upTo);
    for (const { from, to, owner } of known) {
      if (from >= at) out.push(held.slice(at, from), mark(owner));
      at = Math.max(at, to);
    }
    if (at < upTo) out.push(held.slice(at, upTo));
    covered = Math.max(0, at - upTo);
    held = held.slice(upTo);
    scanned -= upTo;
    spans = spans
      .slice(known.length)
      .map(({ from, to, owner }) => ({ from: from - upTo, to: to - upTo, owner }));
    return out.join('');
  };

  return {
    push(chunk) {
      const now = current();
      if (now === undefined) return chunk;
      if (now !== matcher) {
        // A secret was added: what is held is looked through again.
        [matcher, node, scanned, spans] = [now, 0, 0, []];
      }
      held += chunk;
      scan(now);
      return give(held.length - now.depth(node));
    },
    end() {
      const rest = give(held.length);
      node = 0;
      return rest;
    },
  };
}

/** Secrets that overlap are one span: its ends stay in order, so only the last ones can reach into the new one. */
function add(spans: Span[], from: number, to: number, owner: string): void {
  let begin = from;
  let of = owner;
  for (let last = spans.at(-1); last !== undefined && last.to > begin; last = spans.at(-1)) {
    if (last.from <= begin) [begin, of] = [last.from, last.owner];
    spans.pop();
  }
  spans.push({ from: begin, to, owner: of });
}
