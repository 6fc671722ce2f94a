import type { Expr, MilestoneDef, Proof, StepDef, TextTemplate } from '../model/runbook.ts';

/** What a run reads of its site itself, whatever its runbook does. */
const OF_EVERY_RUN = [
  'site.rto',
  'site.timezone',
  'site.milestones',
  'site.ssh',
  'site.production',
];

/** Whether this runbook reads a path of the site at all: what only another one reads, nobody has to be asked for. */
export function readByRunbook(
  steps: readonly StepDef[],
  milestones: readonly MilestoneDef[],
): (path: string) => boolean {
  const exprs = [
    ...steps.flatMap(exprsOf),
    ...milestones.flatMap(({ title, proofs }) => [...texts(title), ...proofs.flatMap(ofProof)]),
  ];
  const reads = new Set([...OF_EVERY_RUN, ...exprs.flatMap((expr) => expr?.reads ?? [])]);
  return (path) =>
    [...reads].some(
      (read) => read === path || read.startsWith(`${path}.`) || path.startsWith(`${read}.`),
    );
}

function exprsOf(step: StepDef): readonly (Expr | undefined)[] {
  const { manual } = step;
  return [
    ...texts(step.title),
    ...texts(step.why),
    ...texts(step.attest),
    step.if,
    step.records,
    step.action?.with,
    step.undo?.with,
    manual?.open,
    manual?.assist?.with,
    ...(manual?.checklist ?? []).flatMap(texts),
    ...(manual?.ask ?? []).flatMap(({ title }) => texts(title)),
    ...step.proofs.flatMap(ofProof),
  ];
}

function ofProof(proof: Proof): readonly Expr[] {
  return proof.is === 'probe' ? [proof.with] : [proof.assert];
}

function texts(text: TextTemplate | undefined): readonly (Expr | undefined)[] {
  return [text?.en, text?.zh];
}
