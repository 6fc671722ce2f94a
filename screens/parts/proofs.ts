import type { ProofSeen } from '../../src/model/event.ts';
import type { Proof } from '../../src/model/runbook.ts';
import type { Cause } from '../../src/model/verdict.ts';
import { duration } from '../duration.ts';
import { between, lineOf, span, textOf, wrapLines, type Line, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, toneOfSentence, type Mark, type Tone } from '../theme.ts';
import { widthOf } from '../width.ts';
import { causeText } from './cause.ts';
import { remedyLines, remedyRows, todoLines } from './remedy.ts';

const INDENT = '  ';
/** What the cluster has more of stands on the page of the cluster. */
const OTHERS = 4;

/** What proves a step, each as last seen: its cause, what else was found, and what to do about it. */
export function proofRows(
  scene: Scene,
  proofs: readonly Proof[],
  seen: readonly ProofSeen[],
  unseen: Unseen = NOT_LOOKED,
): readonly Row[] {
  const latest = new Map(seen.map((one) => [one.proof, one]));
  return proofs.flatMap((proof, index) => oneProof(scene, proof, latest.get(index), unseen));
}

/** What is said of a proof of which nothing is recorded. */
export type Unseen = { readonly key: string; readonly passes: boolean };
const NOT_LOOKED: Unseen = { key: 'proof.notYet', passes: false };

function oneProof(
  scene: Scene,
  proof: Proof,
  seen: ProofSeen | undefined,
  unseen: Unseen,
): readonly Row[] {
  const { words, view } = scene;
  const label = proof.is === 'probe' ? proof.probe : words.show(proof.says, view.scope);
  if (seen === undefined) {
    const { glyph, tone } = unseen.passes
      ? markOfVerdict('pass', words.glyphs)
      : { glyph: '.', tone: 'dim' as const };
    const mark = { glyph, tone };
    return headRows(scene, mark, label, span(words.t(unseen.key), tone));
  }
  const { found } = seen;
  const mark = markOfVerdict(found.verdict, words.glyphs);
  const age = words.t('proof.ago', { time: duration(view.now - seen.at, words.lang) });
  const verdict = span(words.t(`verdict.${found.verdict}`), mark.tone);
  return [
    ...headRows(scene, mark, label, verdict, lineOf(span(age, 'dim'))),
    ...(found.cause === null ? [] : causeRows(scene, found.cause, mark.tone)),
    ...othersRows(scene, proof, found.others, mark.tone),
    ...found.notes.flatMap((one) => noteRows(scene, one)),
  ];
}

/** A long sentence is wrapped above its verdict: that is what one looks for, and it was the first to be cut off. */
function headRows(
  { words, width }: Scene,
  mark: Mark,
  label: string,
  verdict: Span,
  age: Line = [],
): readonly Row[] {
  const glyph = span(`${mark.glyph} `, mark.tone);
  const head = lineOf(glyph, label, '  ', verdict);
  const gap = age.length === 0 ? 0 : 2;
  if (widthOf(textOf(head)) + gap + widthOf(textOf(age)) <= width)
    return [{ line: between(head, age, width, words.glyphs.ellipsis) }];
  const lines = wrapLines(label, width - INDENT.length);
  return [
    ...lines.map((line, index) => ({ line: [index === 0 ? glyph : span(INDENT), ...line] })),
    { line: between(lineOf(INDENT, verdict), age, width, words.glyphs.ellipsis) },
  ];
}

/** All of them, except where the cluster's own page tells them better: what to do next would be far below. */
function othersRows(
  scene: Scene,
  proof: Proof,
  others: readonly Cause[],
  tone: Tone,
): readonly Row[] {
  const isThere =
    scene.view.hasCluster && proof.is === 'probe' && proof.probe.startsWith('kubernetes/');
  const shown = isThere && others.length > OTHERS + 1 ? others.slice(0, OTHERS) : others;
  const n = others.length - shown.length;
  return [
    ...shown.flatMap((one) => causeRows(scene, one, tone)),
    ...(n === 0 ? [] : [{ line: lineOf(INDENT, span(scene.words.t('proof.more', { n }), 'dim')) }]),
  ];
}

/** What is not expected of it, and is told all the same: it must not look like a reason. */
function noteRows(scene: Scene, cause: Cause): readonly Row[] {
  const says = scene.words.t('proof.note', { says: causeText(cause, scene.words) });
  return causeRows(scene, { ...cause, healsByItself: false }, 'dim', says);
}

/** One sentence with the object in it, then the remedy. */
export function causeRows(
  scene: Scene,
  cause: Cause,
  tone: Tone,
  text = causeText(cause, scene.words),
): readonly Row[] {
  const width = scene.width - INDENT.length;
  return [
    ...saysLines(scene, cause, tone, text).map((line) => ({ line: [span(INDENT), ...line] })),
    ...remedyRows(scene.words, cause, width),
  ];
}

/** The same below a row of its own, which the cursor is on. */
export function causeLines(scene: Scene, cause: Cause, tone: Tone): readonly Line[] {
  const says = saysLines(scene, cause, tone, causeText(cause, scene.words));
  const remedy = remedyLines(scene.words, cause, scene.width - INDENT.length);
  return [...says, ...remedy].map((line) => [span(INDENT), ...line]);
}

/** The same without its commands, which have rows of their own below. */
export function causeWords(scene: Scene, cause: Cause, tone: Tone): readonly Line[] {
  const says = saysLines(scene, cause, tone, causeText(cause, scene.words));
  const todo = todoLines(scene.words, cause, scene.width - INDENT.length);
  return [...says, ...todo].map((line) => [span(INDENT), ...line]);
}

function saysLines(
  { words, width }: Scene,
  cause: Cause,
  tone: Tone,
  text: string,
): readonly Line[] {
  return [
    ...wrapLines(text, width - INDENT.length, toneOfSentence(tone)),
    ...(cause.healsByItself ? wrapLines(words.t('cause.heals'), width - INDENT.length) : []),
  ];
}
