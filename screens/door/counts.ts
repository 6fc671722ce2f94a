import { VERDICTS } from '../../src/model/verdict.ts';
import { grouped } from '../../src/text/grouped.ts';
import { span, type Line } from '../line.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { markOfVerdict, type Tone } from '../theme.ts';
import { isStaleRow } from './cell.ts';

/** `1 failed · 2 not yet · 13 right`: those that there are, the worst first. */
export function countsOf(scene: Scene): Line {
  const { view, words } = scene;
  const stale = view.door.rows.filter((row) => isStaleRow(scene, row));
  const rows = view.door.rows.filter((row) => !stale.includes(row));
  const part = (key: string, glyph: string, n: number, tone: Tone) => {
    const text = isNarrow(scene)
      ? `${glyph} ${grouped(n)}`
      : words.texts.t(`door.count.${key}`, { n: grouped(n) });
    return n === 0 ? [] : [span(text, tone)];
  };
  const parts = [
    ...VERDICTS.flatMap((verdict) => {
      const { glyph, tone } = markOfVerdict(verdict, words.glyphs);
      const n = rows.filter((row) => row.verdict === verdict).length;
      return part(verdict, glyph, n, tone === 'good' ? 'plain' : tone);
    }),
    ...part('stale', '~', stale.length, 'dim'),
  ];
  return parts.flatMap((one, index) =>
    index === 0 ? [one] : [span(words.glyphs.dot, 'dim'), one],
  );
}
