import path from 'node:path';
import { asksOf } from '../core/asks.ts';
import { checkAnswers } from '../frontend/check-answers.ts';
import { loadAnswers } from '../language/index.ts';
import type { Answers } from '../model/answers.ts';
import type { Book } from '../model/book.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import { checkValue } from '../model/field-value.ts';
import type { AskDef } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { texts } from '../text/index.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { readSource } from './read-source.ts';
import type { World } from './world.ts';

export type NamedAnswers = { readonly file: string; readonly answers: Answers };

/** Null where none was named. */
export function readAnswers(world: World, file: string | null): NamedAnswers | null {
  if (file === null) return null;
  const { answers, findings } = loadAnswers(path.resolve(world.cwd, file), readSource(world.cwd));
  if (answers !== null) return { file: path.basename(file), answers };
  const words = texts(world.lang);
  for (const finding of findings) world.err(`${visible(findingText(finding, words))}\n\n`);
  throw new WizardError('faulty-file', 'answers-faulty', { file, count: findings.length });
}

/** All that does not fit the runbook is said before anything starts. `more` may be told beside what steps ask for. */
export function sayFaults(
  world: World,
  book: Book,
  { file, answers }: NamedAnswers,
  more: readonly AskDef[] = [],
): void {
  const faults = checkAnswers(book.runbook, answers, more);
  if (faults.length === 0) return;
  const words = texts(world.lang);
  for (const fault of faults) {
    const { says, remedy } = words.said(fault);
    world.err(`${visibleLine(`${file}: ${says} ${remedy}`)}\n`);
  }
  throw new WizardError('faulty-file', 'answers-faulty', { file, count: faults.length });
}

/** What the probes of a run would find, each as it could be told: without a cluster nothing finds it. */
export function findable({ steps }: Book, { probes }: Catalogue): readonly AskDef[] {
  const proofs = [...steps.values()].flatMap((step) => step.proofs);
  return proofs.flatMap((proof) =>
    proof.is === 'assert'
      ? []
      : Object.entries(proof.finds).flatMap(([found, id]): AskDef[] => {
          const field = probes[proof.probe]?.finds[found];
          return field === undefined ? [] : [{ id, type: field.type, title: {}, optional: true }];
        }),
  );
}

/** What a file tells of what steps would ask a person, or find: for who only looks, and is not asked. */
export function toldBy(
  { runbook }: Book,
  named: NamedAnswers | null,
  at: number,
  more: readonly AskDef[] = [],
): RunState['values'] {
  if (named === null) return {};
  const { file, answers } = named;
  return Object.fromEntries(
    [...asksOf(runbook), ...more].flatMap(({ id, type }) => {
      const checked = checkValue(type, answers.values[id] ?? null);
      if (!checked.ok) return [];
      const { value } = checked;
      return [[id, { name: id, value, revision: 1, source: file, step: null, at }]];
    }),
  );
}
