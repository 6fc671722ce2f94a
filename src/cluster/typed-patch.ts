/** Server-side apply answers 500 for what does not fit the kind's schema: nothing was written, and another try helps nobody. */
const TYPED_PATCH = /failed to create typed patch object \([^()]*\): ([\s\S]*)$/;
const MOST = 20;
/** An item of a set is named by what it is: `[="value"]`. */
const SET_ITEM = /\[=(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g;
const PATH = /^(?:\.[^\s:[\]]+|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\])+(?=:)/;

/** What a line may say of a field; of all else only the field is told. */
const SAID: readonly RegExp[] = [
  /^(\..*?): (expected [a-z]+(?: \(int or float\))?)(?:,|$)/,
  /^(\..*?): (field not declared in schema)$/,
  /^(\..*?): (duplicate entries) for key /,
  /^(\..*?): (element \d+): .* (omits key field "\w+")/,
];

/**
 * The full paths of the fields that did not fit, each with what was expected there, in the API server's own words;
 * undefined where it complains of something else. What stands in a field may be secret and is left out.
 */
export function typedPatchFaults(message: string): string | undefined {
  const said = TYPED_PATCH.exec(message)?.[1];
  if (said === undefined) return undefined;
  const faults = said.split('\n').flatMap((line) => faultIn(line.trim()));
  // The API server goes through a map in another order each time.
  const told = [...new Set(faults)].toSorted();
  const more = told.length > MOST ? [`… +${told.length - MOST}`] : [];
  return [...told.slice(0, MOST), ...more].join('; ') || '-';
}

function faultIn(line: string): readonly string[] {
  for (const pattern of SAID) {
    const [, path, ...words] = pattern.exec(line) ?? [];
    if (path !== undefined) return [`${withoutValues(path)}: ${words.join(' ')}`];
  }
  const path = PATH.exec(line)?.[0];
  return path === undefined ? [] : [withoutValues(path)];
}

function withoutValues(path: string): string {
  return path.replaceAll(SET_ITEM, '[…]');
}
