import type { Json } from '../model/json.ts';
import type { ActionUse, Expr, Proof, StepDef, TextTemplate } from '../model/runbook.ts';

/**
 * All that a step says of itself, as one text: its digest tells whether a proof of the past was of this step or of an earlier
 * one. Where it stands, what it needs and how long it takes are left out: a step that was only moved is the same step. Fields
 * are named one by one, so that a newer wizard finds the same text.
 */
export function stepText(step: StepDef): string {
  return JSON.stringify([
    step.id,
    step.kind,
    textOf(step.title),
    textOf(step.why),
    sourceOf(step.if),
    useOf(step.action),
    manualOf(step),
    sourceOf(step.records),
    textOf(step.attest),
    [...(step.choice ?? [])],
    step.branch === undefined ? null : [step.branch.choice, step.branch.name],
    step.proofs.map(proofOf),
    step.optional,
    step.risk ?? null,
    step.timeoutMs,
    useOf(step.undo),
    step.drill,
    step.place,
  ]);
}

function sourceOf(expr: Expr | undefined): Json {
  return expr?.source ?? null;
}

function textOf(text: TextTemplate | undefined): Json {
  return text === undefined ? null : [sourceOf(text.en), sourceOf(text.zh)];
}

function useOf(use: ActionUse | undefined): Json {
  return use === undefined ? null : [use.uses, use.with.source];
}

function manualOf({ manual }: StepDef): Json {
  if (manual === undefined) return null;
  const { open, checklist, ask, assist } = manual;
  return [
    sourceOf(open),
    checklist.map(textOf),
    ask.map((one) => [one.id, one.type, textOf(one.title), [...(one.oneOf ?? [])], one.optional]),
    assist === undefined ? null : [useOf(assist), { ...assist.finds }],
  ];
}

function proofOf(proof: Proof): Json {
  return proof.is === 'assert'
    ? ['assert', proof.assert.source, textOf(proof.says)]
    : ['probe', proof.probe, proof.with.source, { ...proof.finds }];
}
