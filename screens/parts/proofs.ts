import type { ProofSeen } from '../../src/model/event.ts';
import type { Proof } from '../../src/model/runbook.ts';
import type { Cause } from '../../src/model/verdict.ts';
import { duration } from '../duration.ts';
import { between, lineOf, span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, type Tone } from '../theme.ts';
import { causeText } from './cause.ts';

const INDENT = '  ';

/** What proves a step, each as last seen: its cause, what else was found, and what to do about it. */
export function proofRows(
  scene: Scene,
  proofs: readonly Proof[],
  seen: readonly ProofSeen[],
): readonly Row[] {
  const latest = new Map(seen.map((one) => [one.proof, one]));
  return proofs.flatMap((proof, index) => oneProof(scene, proof, latest.get(index)));
}

function oneProof(scene: Scene, proof: Proof, seen: ProofSeen | undefined): readonly Row[] {
  const { words, width, view } = scene;
  const label = proof.is === 'probe' ? proof.probe : words.show(proof.says, view.scope);
  if (seen === undefined)
    return [
      { line: lineOf(span('. ', 'dim'), label, span(`  ${words.t('proof.notYet')}`, 'dim')) },
    ];
  const { found } = seen;
  const mark = markOfVerdict(found.verdict, words.glyphs);
  const age = words.t('proof.ago', { time: duration(view.now - seen.at) });
  const head = lineOf(
    span(`${mark.glyph} `, mark.tone),
    label,
    span(`  ${words.t(`verdict.${found.verdict}`)}`, mark.tone),
  );
  return [
    { line: between(head, lineOf(span(age, 'dim')), width, words.glyphs.ellipsis) },
    ...(found.cause === null ? [] : causeRows(scene, found.cause, mark.tone)),
    ...found.others.flatMap((one) => causeRows(scene, one, mark.tone)),
    ...found.notes.flatMap((one) => causeRows(scene, one, 'dim')),
  ];
}

/** One sentence with the object in it, then the remedy. */
export function causeRows(
  scene: Scene,
  cause: Cause,
  tone: Tone,
  text = causeText(cause, scene.words),
): readonly Row[] {
  const { words } = scene;
  const width = scene.width - INDENT.length;
  const { remedy } = words.said(cause);
  const rows = [
    ...wrapLines(text, width, tone),
    ...(cause.healsByItself ? wrapLines(words.t('cause.heals'), width) : []),
    ...(remedy === '' ? [] : wrapLines(words.t('cause.remedy', { remedy }), width)),
  ];
  return rows.map((line) => ({ line: [span(INDENT), ...line] }));
}
