import { graphemesOf, widthOf } from './width.ts';

/** Marks that may not begin a line, and marks that may not end one. */
const NEVER_FIRST = /^[，。：；！？、）》」』】”’…,.;:!?)\]}%]/u;
const NEVER_LAST = /[（《「『【“‘([{]$/u;

/**
 * Lines of at most `width` cells. Breaks after spaces and between wide characters, as Chinese is set; a word that is
 * longer than a line is cut, so that nothing of it is lost.
 */
export function wrap(text: string, width: number): readonly string[] {
  if (width <= 0) return [];
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const cut = cutLong(piece, width);
    lines.push(...cut.slice(0, -1));
    line = cut.at(-1) ?? '';
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Pieces that stay whole, each with the spaces after it. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(text)) {
    if (piece !== '' && mayBreak(piece, grapheme)) {
      pieces.push(piece);
      piece = '';
    }
    piece += grapheme;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function mayBreak(before: string, next: string): boolean {
  if (next === ' ') return false;
  if (before.endsWith(' ')) return before.trim() !== '';
  if (NEVER_FIRST.test(next) || NEVER_LAST.test(before)) return false;
  const last = graphemesOf(before.slice(-4)).at(-1) ?? '';
  return widthOf(next) === 2 || widthOf(last) === 2;
}

function cutLong(piece: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const grapheme of graphemesOf(piece)) {
    if (part !== '' && widthOf((part + grapheme).trimEnd()) > width) {
      parts.push(part);
      part = '';
    }
    part += grapheme;
  }
  return [...parts, part];
}
