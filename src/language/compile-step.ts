import { durationMs } from '../model/field-value.ts';
import { isObject, type Json } from '../model/json.ts';
import type { AskDef, Expr, Manual, StepDef } from '../model/runbook.ts';
import { compileAssist } from './assist.ts';
import type { Loose } from './check-shape.ts';
import { compileUse } from './compile-use.ts';
import type { Context, Reader, Use } from './context.ts';
import { compileExpression, type Compiled } from './expression.ts';
import type { Faults } from './faults.ts';
import { formOf } from './forms.ts';
import { compileProofs } from './proofs.ts';
import type { AskFile } from './schema/step.ts';
import { at, type Place } from './source.ts';
import type { SpreadStep } from './spread.ts';
import { compileParts, compileTemplate, compileText } from './template.ts';
import { compileValue } from './with.ts';

const DEFAULT_TIMEOUT_MS = 5 * 60 * 1000;

export type CompiledStep = {
  readonly def: StepDef;
  readonly place: Place;
  /** On what it depends that it runs at all: its own `if` and that of its choice. */
  readonly conditions: readonly Compiled[];
};

export function compileStep(
  step: SpreadStep,
  needs: readonly string[],
  context: Context,
): CompiledStep {
  const { file, place, locals, branch } = step;
  const { faults } = context;
  reportMissing(step, context);
  const kind = formOf(step, faults);
  const asked = (file.manual?.ask ?? []).flatMap((ask) => ask?.id ?? []);
  const reader: Reader = { id: step.id, own: new Set(asked), waits: true };
  const use: Use = { context, reader, locals, secrets: false };
  const words: Use = { ...use, reader: { ...reader, waits: false } };
  const before: Use = { ...use, reader: { ...reader, own: new Set() } };

  const conditions = [
    ...(branch?.of.file.if === undefined ? [] : [condition(branch.of, context)]),
    ...(file.if === undefined ? [] : [condition(step, context)]),
  ];
  const combined = both(conditions);
  const manual = kind === 'manual' ? compileManual(step, { use, before }) : undefined;
  const proofs = compileProofs(file.prove ?? [], at(place, 'prove'), use);
  const found = proofs.flatMap((proof) => (proof.is === 'probe' ? Object.values(proof.finds) : []));
  const after: Use = { ...use, reader: { ...reader, own: new Set([...asked, ...found]) } };
  const written = { uses: file.uses, with: file.with };
  const action = kind === 'action' ? compileUse(written, place, before) : undefined;
  const undo =
    file.undo === undefined ? undefined : compileUse(file.undo, at(place, 'undo'), after);
  if (file.place === 'jump') readJumpHost(at(place, 'place'), use);
  const def: StepDef = {
    id: step.id,
    ref: step.ref,
    section: step.section,
    kind,
    title: compileText(file.title, at(place, 'title'), words),
    ...(file.why === undefined ? {} : { why: compileText(file.why, at(place, 'why'), words) }),
    needs,
    ...(combined === undefined ? {} : { if: combined }),
    ...(action === undefined ? {} : { action }),
    ...(manual === undefined ? {} : { manual }),
    ...(file.records === undefined
      ? {}
      : { records: compileValue(rows(file.records), at(place, 'records'), use) }),
    ...(file.attest === undefined
      ? {}
      : { attest: compileText(file.attest, at(place, 'attest'), use) }),
    ...(file.choice === undefined ? {} : { choice: Object.keys(file.choice) }),
    ...(branch === undefined ? {} : { branch: { choice: branch.choice, name: branch.name } }),
    proofs,
    optional: file.optional ?? false,
    required: file.required ?? false,
    ...(file.risk === undefined ? {} : { risk: file.risk }),
    timeoutMs: duration(file.timeout, at(place, 'timeout'), use) ?? DEFAULT_TIMEOUT_MS,
    expectMs: duration(file.expect, at(place, 'expect'), use) ?? null,
    locks: (file.locks ?? []).filter((lock) => lock !== undefined),
    ...(undo === undefined ? {} : { undo }),
    drill: file.drill ?? null,
    place: file.place ?? 'here',
  };
  return { def, place, conditions };
}

/** Where the site names no jump host it is the master: whoever looks from there waits until its address is known. */
function readJumpHost(place: Place, use: Use): void {
  const { site } = use.context;
  if (site === null) return;
  const { ssh } = site.data;
  const isHole = site.holes.some((hole) => hole === 'ssh.jump' || hole.startsWith('ssh.jump.'));
  if (isHole || (isObject(ssh) && ssh['jump'] !== undefined)) return;
  compileExpression('values.master.eip', place, use);
}

function reportMissing({ file, place }: SpreadStep, { faults }: Context): void {
  for (const key of ['id', 'title'] as const) {
    if (Object.hasOwn(file, key)) continue;
    const problem = { code: 'missing-key', found: '', expected: key, params: { key } };
    faults.add(place, problem);
  }
}

/**
 * What a step's `if` may read: it stands before anything of the step is asked or found. Where it cannot be evaluated
 * with the values as they are it gives null: that is neither true nor false, and nothing to stop a run for.
 */
function condition(step: SpreadStep, context: Context): Compiled {
  const reader: Reader = { id: step.id, own: new Set(), waits: true };
  const use: Use = { context, reader, locals: step.locals, secrets: false };
  const expr = compileExpression(step.file.if ?? '', at(step.place, 'if'), use, 'bool');
  return { ...expr, evaluate: (scope) => expr.attempt(scope) ?? null };
}

function both(all: readonly Expr[]): Expr | undefined {
  const [first, second] = all;
  if (first === undefined || second === undefined) return first;
  return {
    source: `(${first.source}) && (${second.source})`,
    reads: [...new Set([...first.reads, ...second.reads])],
    evaluate(scope) {
      const values = [first.evaluate(scope), second.evaluate(scope)];
      if (values.includes(false)) return false;
      return values.includes(null) ? null : true;
    },
  };
}

function compileManual(
  { file, place }: SpreadStep,
  { use, before }: { use: Use; before: Use },
): Manual {
  const manual = file.manual ?? {};
  const here = at(place, 'manual');
  const asks = (manual.ask ?? []).flatMap((ask, index) =>
    ask === undefined ? [] : [compileAsk(ask, at(here, 'ask', index), before)],
  );
  const checklist = (manual.checklist ?? []).flatMap((text, index) =>
    text === undefined ? [] : [compileText(text, at(here, 'checklist', index), use)],
  );
  const { open, assist } = manual;
  return {
    ...(open === undefined ? {} : { open: compileTemplate(open, at(here, 'open'), before) }),
    checklist,
    ask: asks,
    ...(assist === undefined ? {} : compileAssist(assist, at(here, 'assist'), use)),
  };
}

/** A row that was faulty is left out. */
function rows(written: NonNullable<SpreadStep['file']['records']>): Json {
  return typeof written === 'string' ? written : written.filter(isObject);
}

function compileAsk(ask: Loose<AskFile>, place: Place, use: Use): AskDef {
  return {
    id: ask.id ?? '',
    type: ask.type ?? 'string',
    title: compileText(ask.title, at(place, 'title'), use),
    ...(ask.oneOf === undefined ? {} : { oneOf: ask.oneOf.filter((one) => one !== undefined) }),
    optional: ask.optional ?? false,
  };
}

/** A duration as written, or as the site has it; undefined where neither says. */
export function duration(text: string | undefined, place: Place, use: Use): number | undefined {
  if (text === undefined) return undefined;
  const written = durationMs(text);
  if (written !== undefined) return written;
  const { site, faults } = use.context;
  // What is left to the site may also be left out there: then the default holds.
  const silent = { ...faults, add: ignoreMissing(faults) };
  const { lone, reads } = compileParts(text, place, {
    ...use,
    context: { ...use.context, faults: silent },
  });
  if (lone === undefined || reads.some((path) => !path.startsWith('site.'))) {
    faults.add(place, {
      code: 'wrong-type',
      expected: 'duration',
      params: { key: String(place.path.at(-1)), expected: 'duration' },
    });
    return undefined;
  }
  const value = site === null ? undefined : lone.attempt({ site: site.data });
  if (value === undefined) return undefined;
  const fromSite = typeof value === 'string' ? durationMs(value) : undefined;
  if (fromSite === undefined) {
    faults.add(place, {
      code: 'wrong-type',
      found: JSON.stringify(value),
      expected: 'duration',
      params: { key: String(place.path.at(-1)), expected: 'duration' },
    });
  }
  return fromSite;
}

function ignoreMissing({ add }: Faults): Faults['add'] {
  return (place, problem) => {
    if (problem.code !== 'site-lacks') add(place, problem);
  };
}
