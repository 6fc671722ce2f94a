import type { Json } from '../model/json.ts';
import type { Loose } from './check-shape.ts';
import type { Context, Reader } from './context.ts';
import { compileParts, inText } from './template.ts';
import type { WrittenMilestone, WrittenSection } from './read-files.ts';
import type { StepFile } from './schema/step.ts';
import { at, type Place } from './source.ts';

/** A step as it will run: choices flattened, one per item of a for-each. */
export type SpreadStep = {
  readonly id: string;
  /** As it was written: `pull-secret` of `pull-secret[prod]`. */
  readonly base: string;
  readonly ref: string;
  readonly section: string;
  readonly file: Loose<StepFile>;
  readonly place: Place;
  readonly locals: { readonly [name: string]: Json | undefined };
  readonly branch?: { readonly choice: string; readonly name: string; readonly of: SpreadStep };
  /** The written step before it, which it needs where it says nothing. */
  readonly before: string | undefined;
};

export type SpreadSection = {
  readonly id: string;
  readonly ref: string;
  readonly written: WrittenSection;
  readonly steps: readonly SpreadStep[];
  readonly milestones: readonly WrittenMilestone[];
};

type Branch = NonNullable<SpreadStep['branch']>;

/**
 * Positions are the section's and a count behind a dot; behind a dash where another section already has such a
 * position: with a section "0.1" in the runbook the steps of section "0" are 0-1, 0-2 …
 */
export function spreadSection(
  written: WrittenSection,
  nth: number,
  context: Context,
  taken: readonly string[] = [],
): SpreadSection {
  const id = written.file.id ?? `section-${nth}`;
  const ref = written.ref ?? String(nth);
  const files = (written.file.steps ?? []).map((file) => file ?? {});
  const milestones = files.flatMap((file, index): WrittenMilestone[] => {
    if (file.milestone === undefined) return [];
    const place = at(written.place, 'steps', index, 'milestone');
    return [{ is: 'milestone', file: file.milestone, place }];
  });
  const mark = taken.some((other) => other.startsWith(`${ref}.`)) ? '-' : '.';
  const isAlone = files.length - milestones.length === 1;
  const steps: SpreadStep[] = [];
  let count = 0;
  let before: string | undefined;
  for (const [index, file] of files.entries()) {
    if (file.milestone !== undefined) continue;
    count += 1;
    const base = file.id ?? `${id}-step-${count}`;
    const step = {
      id: base,
      base,
      ref: isAlone ? ref : `${ref}${mark}${count}`,
      section: id,
      file,
      place: at(written.place, 'steps', index),
      locals: {},
      before,
    };
    steps.push(...spreadStep(step, context));
    before = base;
  }
  return { id, ref, written, steps, milestones };
}

function spreadStep(step: SpreadStep, context: Context): SpreadStep[] {
  const all = step.file['for-each'] === undefined ? [step] : spreadItems(step, context);
  if (step.file.choice === undefined) return all;
  const steps: SpreadStep[] = [...all];
  let count = 0;
  for (const [name, files] of Object.entries(step.file.choice)) {
    const branch: Branch = { choice: step.id, name, of: step };
    let before: string | undefined;
    for (const [index, file] of (files ?? []).entries()) {
      count += 1;
      const base = file?.id ?? `${step.id}-${name}-${index + 1}`;
      const inner: SpreadStep = {
        id: base,
        base,
        ref: `${step.ref}.${count}`,
        section: step.section,
        file: file ?? {},
        place: at(step.place, 'choice', name, index),
        locals: {},
        branch,
        before,
      };
      if (file?.choice !== undefined) {
        context.faults.add(at(inner.place, 'choice'), { code: 'choice-in-choice', on: 'key' });
      }
      steps.push(...(file?.['for-each'] === undefined ? [inner] : spreadItems(inner, context)));
      before = base;
    }
  }
  return steps;
}

/** One step an item. Without a site there is one that stands for all. */
function spreadItems(step: SpreadStep, context: Context): SpreadStep[] {
  const { in: list = '', as = 'item', key = '' } = step.file['for-each'] ?? {};
  const place = at(step.place, 'for-each');
  const items = itemsOf(list, at(place, 'in'), context);
  if (items === undefined) {
    return [{ ...step, id: `${step.id}[${as}]`, locals: { [as]: undefined } }];
  }
  const scope = { site: context.site?.data ?? {} };
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const locals = { [as]: item };
    const use = { context: silent(context), reader: NOBODY, locals, secrets: false };
    const { parts } = compileParts(key, at(place, 'key'), index === 0 ? { ...use, context } : use);
    const name = parts
      .map((part) => ('words' in part ? part.words : inText(part.expression.attempt(scope) ?? '')))
      .join('');
    if (name === '' || seen.has(name)) {
      const params = { key: name };
      context.faults.add(at(place, 'key'), { code: 'for-each-key', expected: key, params });
      return [];
    }
    seen.add(name);
    const ref = `${step.ref}.${index + 1}`;
    return [{ ...step, id: `${step.id}[${name}]`, ref, locals }];
  });
}

const NOBODY: Reader = { id: '', own: new Set(), waits: false };

function itemsOf(list: string, place: Place, context: Context): readonly Json[] | undefined {
  const use = { context, reader: NOBODY, locals: {}, secrets: false };
  const { lone, reads } = compileParts(list, place, use);
  const { site, faults } = context;
  if (lone === undefined || reads.some((path) => !path.startsWith('site.'))) {
    faults.add(place, { code: 'for-each-in', expected: '${{ site.… }}' });
    return undefined;
  }
  if (site === null || lone.tree() === undefined) return undefined;
  const paths = reads.map((path) => path.slice('site.'.length));
  const isOpen = (path: string) =>
    site.holes.some(
      (hole) => `${hole}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${hole}.`),
    );
  if (paths.some(isOpen)) {
    faults.add(place, { code: 'for-each-open', params: { path: reads.join(', ') } });
    return undefined;
  }
  const items = lone.attempt({ site: site.data });
  if (Array.isArray(items)) return items as readonly Json[];
  // A path that the site lacks has its own fault already, and is no read.
  if (items !== undefined || reads.length > 0) {
    faults.add(place, { code: 'for-each-in', expected: 'list' });
  }
  return undefined;
}

/** The key of a for-each is the same text for each item: its faults are said once. */
function silent(context: Context): Context {
  return { ...context, faults: { ...context.faults, add: () => undefined }, reads: [] };
}
