import { prepareBook } from '../../src/core/book.ts';
import type { Book } from '../../src/model/book.ts';
import type { ActionDef, Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import type { Json } from '../../src/model/json.ts';
import type {
  Expr,
  MilestoneDef,
  Proof,
  Runbook,
  Scope,
  StepDef,
  Template,
  TextTemplate,
} from '../../src/model/runbook.ts';

/** An expression that gives the same value always, and says that it reads `reads`. */
export function anExpr(value: Json, reads: readonly string[] = []): Expr {
  return { source: JSON.stringify(value), reads, evaluate: () => value };
}

/** An expression over the scope. */
export function computed(reads: readonly string[], evaluate: (scope: Scope) => Json): Expr {
  return { source: reads.join(' '), reads, evaluate };
}

export function aTemplate(text: string): Template {
  return { source: text, reads: [], evaluate: () => text, show: () => text, exact: () => [] };
}

export function aText(text: string): TextTemplate {
  return { en: aTemplate(text), zh: aTemplate(text) };
}

export function aProof(
  probe = 'fake/ready',
  finds: { [found: string]: string } = {},
  input: Expr = anExpr({}),
): Proof {
  return { is: 'probe', probe, with: input, finds };
}

export function aStep(id: string, more: Partial<StepDef> = {}): StepDef {
  const kind = more.kind ?? 'action';
  return {
    id,
    ref: '1',
    section: 'main',
    kind,
    title: aText(id),
    needs: [],
    ...(kind === 'action' ? { action: { uses: 'fake/act', with: anExpr({ step: id }) } } : {}),
    ...(kind === 'manual' ? { manual: { checklist: [aText('Click.')], ask: [] } } : {}),
    proofs: [aProof('fake/ready', {}, anExpr({ step: id }))],
    optional: false,
    required: false,
    timeoutMs: 60_000,
    expectMs: null,
    locks: [],
    drill: null,
    place: 'here',
    ...more,
  };
}

export function aMilestone(id: string, more: Partial<MilestoneDef> = {}): MilestoneDef {
  return { id, title: aText(id), needs: [], holdMs: 0, proofs: [aProof()], ...more };
}

export function aRunbook(steps: readonly StepDef[], more: Partial<Runbook> = {}): Runbook {
  const ids = [...new Set(steps.map((step) => step.section))];
  return {
    id: 'test',
    title: { en: 'Test' },
    about: { en: 'For tests' },
    sections: ids.map((id, i) => ({
      id,
      ref: String(i + 1),
      title: aText(id),
      steps: steps.filter((step) => step.section === id).map((step) => step.id),
    })),
    steps,
    milestones: [],
    order: ids.map((section) => ({ section })),
    site: {
      id: 'site',
      title: { en: 'Site' },
      timezone: null,
      rtoMs: null,
      data: {},
      asks: [],
      secrets: {},
    },
    ...more,
  };
}

export const FAKE_CATALOGUE: Catalogue = {
  probes: { 'fake/ready': aProbe(), 'fake/on-target': { ...aProbe(), needsTarget: true } },
  actions: { 'fake/act': anAction() },
};

export function aProbe(look: ProbeDef['look'] = async () => passing()): ProbeDef {
  return {
    id: 'fake/ready',
    group: 'apps',
    doc: { en: 'Ready' },
    with: {},
    finds: {},
    needsTarget: false,
    everyMs: 10,
    look,
  };
}

export function anAction(
  act: ActionDef['act'] = async () => ({ changed: true, created: [], evidence: [] }),
): ActionDef {
  return {
    id: 'fake/act',
    doc: { en: 'Act' },
    with: {},
    needsTarget: false,
    startsProcess: false,
    plan: () => ({ will: [], byHand: [] }),
    act,
  };
}

export function passing(finds: { [name: string]: Json } = {}) {
  return {
    verdict: 'pass',
    cause: null,
    others: [],
    notes: [],
    object: null,
    finds,
    evidence: [],
  } as const;
}

export function aBook(
  steps: readonly StepDef[],
  more: Partial<Runbook> = {},
  catalogue: Catalogue = FAKE_CATALOGUE,
): Book {
  return prepareBook(aRunbook(steps, more), catalogue);
}
