import type { TextFault } from '../model/archives.ts';

const NAME = String.raw`[\p{L}_:][\p{L}\p{N}_:.\-]*`;
/** What may stand between texts, one after the other. */
const MARKUP = new RegExp(
  [
    String.raw`<!--(?<comment>[\s\S]*?)-->`,
    String.raw`<!\[CDATA\[[\s\S]*?\]\]>`,
    String.raw`<\?[\s\S]*?\?>`,
    String.raw`<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*'|\[[\s\S]*?\])*>`,
    String.raw`<\/(?<end>${NAME})\s*>`,
    String.raw`<(?<begin>${NAME})(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?<alone>\/)?>`,
  ].join('|'),
  'uy',
);

/** Whether tags are closed in their order and quotes end: what is cut or half written is found. No entity is looked up. */
export function malformedXml(text: string): TextFault | null {
  const open: string[] = [];
  let roots = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const fault = (problem: string): TextFault => ({
    line: text.slice(0, at).split('\n').length,
    problem,
  });
  for (;;) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next === -1 ? text.length : next);
    if (open.length === 0 && /\S/.test(between)) return fault('text outside of the root');
    if (next === -1) break;
    at = next;
    MARKUP.lastIndex = at;
    const groups = MARKUP.exec(text)?.groups;
    if (groups === undefined) return fault(text.slice(at, at + 40).split('\n')[0] ?? '<');
    const { begin, end, alone } = groups;
    if (begin !== undefined) {
      if (open.length === 0) roots += 1;
      if (roots > 1) return fault(`<${begin}>`);
      if (alone === undefined) open.push(begin);
    }
    if (end !== undefined && open.pop() !== end) return fault(`</${end}>`);
    at = MARKUP.lastIndex;
  }
  const left = open.at(-1);
  if (left !== undefined) return { ...fault(`<${left}>`), line: text.split('\n').length };
  return roots === 0 ? fault('-') : null;
}
