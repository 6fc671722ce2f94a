import type { ClusterOverview, VerdictCounts } from '../../src/model/overview.ts';
import { VERDICTS } from '../../src/model/verdict.ts';
import { grouped } from '../../src/text/grouped.ts';
import { lineOf, span, type Line, type Span } from '../line.ts';
import { progressText } from '../parts/progress.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, type Tone } from '../theme.ts';
import type { Words } from '../words.ts';
import { sinceText } from './since.ts';

const MINUTE = 60_000;

/** `Ready 4,812/5,000  +40/min  about 5m`; or why that can't be told. */
export function totalOf(scene: Scene, overview: ClusterOverview): Span {
  const { words } = scene;
  const { lost, isWhole, ready, desired, perMinute } = overview;
  if (lost !== undefined) return span(sinceText(scene, lost, 'lost'), 'bad');
  // Nothing of it can be read for now, and more of it may be by and by.
  if (desired === 0 && overview.counts.unknown > 0) return span(words.t('cluster.reading'), 'dim');
  const left =
    perMinute === undefined || perMinute <= 0 ? undefined : (desired - ready) / perMinute;
  const progress = {
    done: ready,
    of: desired,
    unit: 'pods',
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(left === undefined || left <= 0 ? {} : { leftMs: Math.ceil(left) * MINUTE }),
  };
  const text = progressText({ progress }, scene.view.now, words);
  return isWhole
    ? span(text, ready < desired ? 'strong' : 'plain')
    : span(`${words.t('cluster.reading')}  ${text}`, 'dim');
}

/** `1 failed · 41 waiting · 458 ready`: those that there are, the worst first. */
export function countsLine(counts: VerdictCounts, words: Words): Line {
  const parts = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) =>
    span(
      words.t(`cluster.count.${verdict}`, { n: grouped(counts[verdict]) }),
      toneOf(markOfVerdict(verdict, words.glyphs).tone),
    ),
  );
  return parts.flatMap((one, index) =>
    index === 0 ? [one] : lineOf(span(words.glyphs.dot, 'dim'), one),
  );
}

/** What is ready needs no colour: what is not stands out by it. */
function toneOf(tone: Tone): Tone {
  return tone === 'good' ? 'plain' : tone;
}
