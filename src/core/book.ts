import { actionOf } from './action-of.ts';
import type { Book, BookStep } from '../model/book.ts';
import { jumpReads } from './jump-host.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Expr, Proof, Runbook, StepDef, StepId, TextTemplate } from '../model/runbook.ts';

/** What follows from a runbook and the catalogue, computed once. */
export function prepareBook(runbook: Runbook, catalogue: Catalogue): Book {
  const steps = new Map<StepId, BookStep>();
  const finders = new Map<string, StepId[]>();
  for (const written of runbook.steps) {
    const step = { ...written, proofs: proofsAt(written, runbook) };
    const finds = findsOf(step);
    for (const name of finds) finders.set(name, [...(finders.get(name) ?? []), step.id]);
    const action = step.action === undefined ? undefined : catalogue.actions[step.action.uses];
    const machine = actionOf(step);
    const acting = machine === undefined ? undefined : catalogue.actions[machine.uses];
    const probes = step.proofs.flatMap((proof) =>
      proof.is === 'probe' ? [catalogue.probes[proof.probe]] : [],
    );
    steps.set(step.id, {
      ...step,
      finds,
      reads: readsOf(step).filter((path) => !isOwn(path, finds)),
      needsTarget:
        step.place === 'pod' ||
        action?.needsTarget === true ||
        probes.some((probe) => probe?.needsTarget === true),
      startsProcess: acting?.startsProcess === true,
    });
  }
  return { runbook, steps, finders };
}

/** The proofs of a step with the place from where they look, and what has to be known to get there. */
function proofsAt({ proofs, place }: StepDef, runbook: Runbook): readonly Proof[] {
  if (place === 'here') return proofs;
  const needed = place === 'jump' ? jumpReads(runbook) : [];
  return proofs.map((proof) => {
    if (proof.is === 'assert') return proof;
    const { with: input } = proof;
    return { ...proof, place, with: { ...input, reads: [...input.reads, ...needed] } };
  });
}

/** Values a step brings: what its probes find and what it asks. */
export function findsOf(step: StepDef): readonly string[] {
  const found = step.proofs.flatMap((proof) =>
    proof.is === 'probe' ? Object.values(proof.finds) : [],
  );
  return [...new Set([...found, ...(step.manual?.ask ?? []).map((ask) => ask.id)])];
}

/** What a proof reads, as paths. */
export function readsOfProof(proof: Proof): readonly string[] {
  return proof.is === 'probe' ? proof.with.reads : proof.assert.reads;
}

function readsOf(step: StepDef): readonly string[] {
  const all: (Expr | undefined)[] = [
    step.if,
    step.action?.with,
    step.records,
    step.manual?.open,
    ...(step.manual?.checklist ?? []).flatMap(bothTexts),
  ];
  const reads = all.flatMap((expr) => expr?.reads ?? []);
  return [...new Set([...reads, ...step.proofs.flatMap(readsOfProof)])];
}

function bothTexts(text: TextTemplate): (Expr | undefined)[] {
  return [text.en, text.zh];
}

function isOwn(path: string, finds: readonly string[]): boolean {
  return finds.some((name) => {
    const own = name.startsWith('site.') ? name : `values.${name}`;
    return path === own || path.startsWith(`${own}.`);
  });
}
