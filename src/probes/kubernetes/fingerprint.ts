/** Stands for a set of words, in whatever order; those of two sets can be added up. */
export type Print = { readonly count: number; readonly low: number; readonly high: number };

/** Most likely another for any other set of words: FNV-1a of each, added up. */
export function printOf(words: Iterable<string>): Print {
  const prints: Print[] = [];
  for (const word of words) {
    const low = fnv1a(word, 0x811c9dc5);
    prints.push({ count: 1, low, high: fnv1a(word, low) });
  }
  return sumOf(prints);
}

export function sumOf(prints: Iterable<Print>): Print {
  let [count, low, high] = [0, 0, 0];
  for (const print of prints) {
    count += print.count;
    low = (low + print.low) >>> 0;
    high = (high + print.high) >>> 0;
  }
  return { count, low, high };
}

export function printText({ count, low, high }: Print): string {
  return `${count}-${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;
}

function fnv1a(word: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
