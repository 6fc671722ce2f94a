/**
 * True for a pattern such as `(a+)+`: JavaScript's matcher may take minutes over a short text there,
 * and an expression can't be interrupted.
 */
export function hasNestedQuantifier(pattern: string): boolean {
  const open: boolean[] = [];
  let inner = false;
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index];
    if (char === '\\') index += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') {
      open.push(inner);
      inner = false;
    } else if (char === ')') {
      const repeats = isRepeated(pattern, index + 1);
      if (inner && repeats) return true;
      inner = (open.pop() ?? false) || inner || repeats;
    } else if (isRepeated(pattern, index)) inner = true;
  }
  return false;
}

/** A quantifier without an upper end stands at `index`. */
function isRepeated(pattern: string, index: number): boolean {
  const char = pattern[index];
  return char === '*' || char === '+' || /^\{\d*,\d*\}/.test(pattern.slice(index, index + 12));
}
