import { isObject, type JsonObject } from '../model/json.ts';

/** Of the whole list without its items: kind, version and where the next page begins. */
const LONGEST_REST = 1024 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const SPACE = 0x20;

/** That which is read is no list, or not as JSON has it. */
export class NotAList extends Error {
  override readonly name = 'NotAList';
}

export type ItemScanner = {
  /** The items that end in this part, each as its own piece of JSON, unread. Throws `NotAList`. */
  push(chunk: Buffer): readonly Buffer[];
  /** All but the items; undefined where it broke off. Throws `NotAList`. */
  end(): JsonObject | undefined;
};

/**
 * Splits a list of the Kubernetes API into its items as its bytes arrive: reading it as a whole would take a second and
 * hundreds of megabytes for some thousand objects. Bytes of characters that are not ASCII are never those of a bracket
 * or a quote, so that a character may be torn.
 */
export function createItemScanner(longestItem: number): ItemScanner {
  const rest: Buffer[] = [];
  let restBytes = 0;
  let parts: Buffer[] = [];
  let partBytes = 0;
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isInItems = false;
  let isInItem = false;
  let isOver = false;

  function keep(piece: Buffer): void {
    restBytes += piece.length;
    if (restBytes > LONGEST_REST) throw new NotAList('too much beside the items');
    rest.push(piece);
  }

  function part(piece: Buffer): void {
    partBytes += piece.length;
    if (partBytes > longestItem) throw new NotAList('an item is too long');
    parts.push(piece);
  }

  function whole(last: Buffer): Buffer {
    part(last);
    const [only = last] = parts;
    const item = parts.length === 1 ? only : Buffer.concat(parts);
    parts = [];
    partBytes = 0;
    isInItem = false;
    return item;
  }

  /** Whether the list that opens here is the one of the items. */
  function isItems(piece: Buffer): boolean {
    const before = Buffer.concat([...rest.slice(-64), piece]).toString('latin1');
    return /(?<!\\)"items"\s*:\s*$/.test(before.slice(-200));
  }

  return {
    push(chunk) {
      const items: Buffer[] = [];
      let from = 0;
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] ?? 0;
        if (isText) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) isText = false;
          continue;
        }
        if (byte <= SPACE) continue;
        if (isOver) throw new NotAList('something follows the list');
        if (byte === COMMA) {
          if (!isInItems || depth !== 2) continue;
          if (isInItem) items.push(whole(chunk.subarray(from, index)));
          from = index + 1;
          continue;
        }
        if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
          depth -= 1;
          if (isInItems && depth === 2) {
            items.push(whole(chunk.subarray(from, index + 1)));
            from = index + 1;
          } else if (isInItems && depth === 1) {
            if (isInItem) items.push(whole(chunk.subarray(from, index)));
            isInItems = false;
            from = index;
          }
          isOver = depth <= 0;
          continue;
        }
        const opens = byte === OPEN_OBJECT || byte === OPEN_LIST;
        if (byte === OPEN_LIST && depth === 1 && isItems(chunk.subarray(from, index))) {
          keep(chunk.subarray(from, index + 1));
          from = index + 1;
          isInItems = true;
          depth = 2;
          continue;
        }
        if (isInItems && !isInItem) {
          isInItem = true;
          from = index;
        }
        if (byte === QUOTE) isText = true;
        else if (opens) depth += 1;
        else if (depth === 0) throw new NotAList('no object');
      }
      if (isInItem) part(chunk.subarray(from));
      else if (!isInItems) keep(chunk.subarray(from));
      return items;
    },
    end() {
      if (!isOver) return undefined;
      const list = parsed(Buffer.concat(rest).toString('utf8'));
      // A server that is written in Go says null for none.
      const { items = isObject(list) ? undefined : 0 } = isObject(list) ? list : {};
      if (!isObject(list) || (items !== null && !Array.isArray(items)))
        throw new NotAList('there are no items');
      return list;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAList('no JSON');
  }
}
