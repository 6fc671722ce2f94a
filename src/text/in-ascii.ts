/** What stands for a glyph where it has no letter: one for one, so that a table stays one. */
const FORMS: { readonly [glyph: string]: string } = {
  '…': '.',
  '·': '|',
  '•': '*',
  '→': '>',
  '⇒': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '▼': 'v',
  '▲': '^',
  '▶': '>',
  '❯': '>',
  '⏎': '<',
  '—': '-',
  '–': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '×': 'x',
  '‹': '<',
  '›': '>',
  '⟨': '<',
  '⟩': '>',
  '«': '<',
  '»': '>',
  '─': '-',
  '═': '=',
  '│': '|',
  '●': '*',
  '○': 'o',
  '✓': '+',
  '✔': '+',
  '✗': 'x',
  '✖': 'x',
  '░': '.',
  '█': '#',
  '▏': '|',
  '▌': '|',
  '≥': '>',
  '≤': '<',
  '\u00a0': ' ',
};

const GLYPH = /[^\u0020-\u007e\n\t]/gu;
/** Letters of whatever script, and the full-width signs that a Chinese text is set with. */
const LETTER = /[\p{L}\p{N}\u3000-\u303f\uff00-\uffef]/u;
/** Joined to what stands before them: by themselves they are nothing. */
const JOINED = /\p{M}|\p{Variation_Selector}|\u{200c}|\u{200d}/u;
const WIDE = /\p{Emoji_Presentation}/u;

/** A text without glyphs that a font may lack or draw two cells wide: only ASCII, and its own letters. */
export function inAscii(text: string): string {
  return text.replaceAll(GLYPH, (glyph) => {
    const form = FORMS[glyph];
    if (form !== undefined) return form;
    if (LETTER.test(glyph)) return isCjk(glyph) ? glyph : bare(glyph);
    if (JOINED.test(glyph)) return '';
    return WIDE.test(glyph) ? '??' : '?';
  });
}

/** `é` is two cells wide in some terminals; `e` never is. */
function bare(letter: string): string {
  return letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function isCjk(glyph: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(
    glyph,
  );
}
