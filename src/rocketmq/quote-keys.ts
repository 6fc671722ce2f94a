const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * RocketMQ writes maps by numbers as `{0:"10.0.0.1:10911"}`. Puts such keys into quotes, outside of strings only, and
 * leaves everything else as it is. One pass: the text is foreign.
 */
export function quoteKeys(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (isDigit(code) && isKeyStart(text, at)) {
      const end = endOfDigits(text, at);
      if (nextSign(text, end) === ':') {
        parts.push(text.slice(from, at), '"', text.slice(at, end), '"');
        from = end;
      }
      at = end;
    } else at += 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    at += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

/** A number that stands for a key comes right after a brace or a comma, a value after a colon. */
function isKeyStart(text: string, digit: number): boolean {
  for (let at = digit - 1; at >= 0; at -= 1) {
    const sign = text.charAt(at);
    if (!isBlank(sign)) return sign === '{' || sign === ',';
  }
  return false;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function nextSign(text: string, start: number): string {
  let at = start;
  while (isBlank(text.charAt(at))) at += 1;
  return text.charAt(at);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t';
}
