const PLAIN = /^[A-Za-z_/.][\w ./@=+-]*(?::[\w./@=+-]+)*$/;
/** What YAML would take for something else than a text, in one of its versions or another. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n|\.inf|\.nan|[.\d_e+-]+)$/i;
/** A text of several lines that can stand as it is. */
const BLOCK =
  /^[^\s][\t\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE]*(?:\n[\t\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE]*)+$/;

/** Data as YAML that reads as a person would write it, and that any program reads back as the same. */
export function asYaml(value: unknown): string {
  return `${linesOf(value).join('\n')}\n`;
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((one: unknown) => {
      const [first = '', ...rest] = linesOf(one);
      return [`- ${first}`, ...rest.map(indented)];
    });
  if (!isMap(value)) return scalarLines(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, one]) => {
    const name = scalar(key);
    const [first = '', ...rest] = linesOf(one);
    const isNested = Array.isArray(one) ? one.length > 0 : isMap(one) && first !== '{}';
    if (isNested) return [`${name}:`, ...[first, ...rest].map(indented)];
    return [`${name}: ${first}`, ...rest.map(indented)];
  });
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

function scalarLines(value: unknown): readonly string[] {
  if (Array.isArray(value)) return ['[]'];
  if (typeof value !== 'string') return [JSON.stringify(value ?? null)];
  const ends = /\n*$/.exec(value)?.[0].length ?? 0;
  if (!BLOCK.test(value) || ends > 1) return [scalar(value)];
  return [ends === 1 ? '|' : '|-', ...value.replace(/\n$/, '').split('\n')];
}

function scalar(text: string): string {
  const isPlain = PLAIN.test(text) && !NO_TEXT.test(text) && text.trim() === text;
  return isPlain ? text : JSON.stringify(text);
}
