import type { Catalogue } from '../model/catalogue.ts';
import type { Finding } from '../model/report.ts';
import type { MilestoneDef, Runbook, SectionDef, SourceFile, StepDef } from '../model/runbook.ts';
import { checkNames } from './check-names.ts';
import { compileStep, duration, type CompiledStep } from './compile-step.ts';
import type { Context, Reader, Use } from './context.ts';
import { collectFaults, type Faults } from './faults.ts';
import { ancestorsOf, findCycles } from './graph.ts';
import { indexIds, needsOf, resolveIds, sectionNeedsOf, type Ids } from './needs.ts';
import { basename } from './paths.ts';
import { textOf } from './plain-text.ts';
import { compileProofs } from './proofs.ts';
import {
  openFiles,
  readFiles,
  type Files,
  type ReadSource,
  type WrittenMilestone,
} from './read-files.ts';
import { compileSite, NO_SITE, type CompiledSite } from './site.ts';
import { readByRunbook } from './read-by-runbook.ts';
import { siteValuesStep } from './site-values.ts';
import { at, type Source } from './source.ts';
import { spreadSection, type SpreadSection } from './spread.ts';
import { compileText } from './template.ts';
import { checkFlow, findersOf } from './value-flow.ts';

export type Loaded = {
  /** null exactly where there are findings. */
  readonly runbook: Runbook | null;
  readonly findings: readonly Finding[];
  /** What is no fault but is said: site values that stand as `ask`. */
  readonly notes: readonly Finding[];
  readonly sources: readonly SourceFile[];
};

/**
 * Reads a runbook and its site, checks everything in them and compiles them. `entry` is a runbook.yaml, a folder with
 * one, or a section's file; without a site nothing is said about what a site must have.
 */
export function loadRunbook(
  entry: string,
  site: string | null,
  read: ReadSource,
  catalogue: Catalogue,
): Loaded {
  const faults = collectFaults();
  const notes = collectFaults();
  const files = openFiles(read, faults);
  const written = readFiles(entry, files, faults);
  const siteSource = site === null ? undefined : files.open(site, null);
  const compiledSite = siteSource === undefined ? null : compileSite(siteSource, faults);
  for (const { path, place } of compiledSite?.holes ?? []) {
    notes.add(place, {
      code: 'site-asks',
      on: 'key',
      found: `site.${path}`,
      params: { path: `site.${path}` },
    });
  }

  const runbook =
    written === undefined ? null : compileRunbook(written, compiledSite, files, faults, catalogue);
  const findings = faults.list();
  return {
    runbook: findings.length === 0 ? runbook : null,
    findings,
    notes: notes.list(),
    sources: [...files.sources.values()].map(({ path, text }) => ({ path, text })),
  };
}

function compileRunbook(
  written: NonNullable<ReturnType<typeof readFiles>>,
  site: CompiledSite | null,
  files: Files,
  faults: Faults,
  catalogue: Catalogue,
): Runbook {
  const base: Context = {
    faults,
    catalogue,
    site: site?.names ?? null,
    values: new Set(),
    reads: [],
    mayBeDefined: damage(files, written.place.source),
  };
  const parts = written.parts.filter((part) => part.is === 'section');
  const refs = parts.flatMap((part) => part.ref ?? []);
  const sections = parts.map((part, index) => spreadSection(part, index + 1, base, refs));
  const milestones = placed(written.parts, sections);
  const all = sections.flatMap((section) => section.steps);
  const finders = findersOf(all);
  const context: Context = { ...base, values: new Set(finders.keys()) };
  const ids = indexIds(
    sections,
    milestones.flatMap((one) => ('file' in one ? [one] : [])),
    context,
  );

  const steps = sections.flatMap((section, index) => {
    const sectionNeeds = sectionNeedsOf(section, sections[index - 1], ids, context);
    return section.steps.map((step) =>
      compileStep(step, needsOf(step, sectionNeeds, ids, context), context),
    );
  });
  const milestoneDefs = milestones.flatMap((one) =>
    'file' in one ? [compileMilestone(one, ids, context)] : [],
  );
  checkNames(all, context);
  checkGraph(steps, milestoneDefs, finders, context);

  const read = readByRunbook(
    steps.map(({ def }) => def),
    milestoneDefs,
  );
  const open = (site?.site.asks ?? []).filter(({ id }) => read(id));
  const asks = open.length === 0 ? [] : [siteValuesStep(open, sections[0])];
  const { id, title, about } = written.head;
  return {
    id: id ?? '',
    title: textOf(title, at(written.place, 'title'), faults),
    about: textOf(about, at(written.place, 'about'), faults),
    sections: sections.map((section, index) =>
      compileSection(section, index === 0 ? asks : [], context),
    ),
    steps: [...asks, ...steps.map(({ def }) => def)],
    milestones: milestoneDefs,
    order: milestones.map((one) =>
      'file' in one ? { milestone: one.file.id ?? '' } : { section: one.id },
    ),
    site: site?.site ?? NO_SITE,
  };
}

type Placed = SpreadSection | WrittenMilestone;

/** Sections and milestones in the order in which they are printed. */
function placed(
  parts: NonNullable<ReturnType<typeof readFiles>>['parts'],
  sections: readonly SpreadSection[],
): readonly Placed[] {
  return parts.flatMap((part): readonly Placed[] => {
    if (part.is === 'milestone') return [part];
    const section = sections.find(({ written }) => written === part);
    return section === undefined ? [] : [section, ...section.milestones];
  });
}

function compileSection(
  { id, ref, written, steps }: SpreadSection,
  asks: readonly StepDef[],
  context: Context,
): SectionDef {
  const { file, place } = written;
  const reader: Reader = { id, own: new Set(), waits: false };
  const words: Use = { context, reader, locals: {}, secrets: false };
  return {
    id,
    ref,
    title: compileText(file.title, at(place, 'title'), words),
    ...(file.why === undefined ? {} : { why: compileText(file.why, at(place, 'why'), words) }),
    steps: [...asks, ...steps].map((step) => step.id),
  };
}

const DEFAULT_HOLD_MS = 60_000;
const SITE_HOLD = '${{ site.milestones.hold }}';

function compileMilestone(
  { file, place }: WrittenMilestone,
  ids: Ids,
  context: Context,
): MilestoneDef {
  const reader: Reader = { id: file.id ?? '', own: new Set(), waits: true };
  const use: Use = { context, reader, locals: {}, secrets: false };
  const needs = resolveIds(file.needs ?? [], at(place, 'needs'), ids, context);
  for (const [index, proof] of (file.prove ?? []).entries()) {
    if (proof?.finds === undefined) continue;
    const params = { key: 'finds', form: 'milestone' };
    context.faults.add(at(place, 'prove', index, 'finds'), {
      code: 'key-not-here',
      on: 'key',
      found: 'finds',
      params,
    });
  }
  return {
    id: file.id ?? '',
    title: compileText(file.title, at(place, 'title'), {
      ...use,
      reader: { ...reader, waits: false },
    }),
    needs: [...new Set(needs.flatMap((id) => ids.get(id)?.steps ?? []))],
    // Where the runbook leaves it open the site decides.
    holdMs: duration(file.hold ?? SITE_HOLD, at(place, 'hold'), use) ?? DEFAULT_HOLD_MS,
    proofs: compileProofs(file.prove ?? [], at(place, 'prove'), use),
  };
}

/** Cycles in `needs` as a path; only without them does it make sense to ask what comes before what. */
function checkGraph(
  steps: readonly CompiledStep[],
  milestones: readonly MilestoneDef[],
  finders: ReadonlyMap<string, readonly string[]>,
  context: Context,
): void {
  const graph = new Map<string, readonly string[]>();
  // A second step of the same id is a fault of its own; it must not seem to wait for itself.
  for (const [index, { def }] of steps.entries()) {
    graph.set(graph.has(def.id) ? `${def.id} ${index}` : def.id, def.needs);
  }
  for (const { id, needs } of milestones) graph.set(id, needs);
  const byId = new Map(steps.map((step) => [step.def.id, step]));
  const cycles = findCycles(graph);
  for (const cycle of cycles) {
    const place = cycle.flatMap((id) => byId.get(id)?.place ?? [])[0];
    if (place === undefined) continue;
    const path = cycle.join(' → ');
    context.faults.add(at(place, 'needs'), {
      code: 'needs-cycle',
      on: 'key',
      found: path,
      params: { path },
    });
  }
  const inCycle = new Set(cycles.flat());
  const acyclic = new Map(
    [...graph].map(([id, needs]) => [
      id,
      inCycle.has(id) ? needs.filter((need) => !inCycle.has(need)) : needs,
    ]),
  );
  checkFlow({ steps: byId, finders, needs: ancestorsOf(acyclic) }, context);
}

/** Names that stand in files which could not be read whole: nobody knows whether they are defined there. */
function damage({ sources, missing }: Files, entry: Source): (name: string) => boolean {
  // Where the list of sections itself ends early, whole files may be missing.
  if (entry.lostFrom !== null && sources.size > 1) return () => true;
  const broken = [...sources.values()].filter(
    ({ brokenLines, lostFrom }) => brokenLines.size > 0 || lostFrom !== null,
  );
  return (name) =>
    missing.some((path) => basename(path) === `${name}.yaml`) ||
    broken.some(({ text }) => text.includes(name));
}
