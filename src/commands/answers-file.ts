import path from 'node:path';
import { asksOf } from '../core/asks.ts';
import { checkAnswers } from '../frontend/check-answers.ts';
import { loadAnswers } from '../language/index.ts';
import type { Answers } from '../model/answers.ts';
import type { Book } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import { checkValue } from '../model/field-value.ts';
import type { RunState } from '../model/state.ts';
import { texts } from '../text/index.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { readSource } from './load-book.ts';
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

/** All that does not fit the runbook is said before anything starts. */
export function sayFaults(world: World, book: Book, { file, answers }: NamedAnswers): void {
  const faults = checkAnswers(book.runbook, answers);
  if (faults.length === 0) return;
  const words = texts(world.lang);
  for (const fault of faults) {
    const { says, remedy } = words.said(fault);
    world.err(`${visibleLine(`${file}: ${says} ${remedy}`)}\n`);
  }
  throw new WizardError('faulty-file', 'answers-faulty', { file, count: faults.length });
}

/** What a file tells of what steps would ask a person: for who only looks, and is not asked. */
export function toldBy(
  { runbook }: Book,
  named: NamedAnswers | null,
  at: number,
): RunState['values'] {
  if (named === null) return {};
  const { file, answers } = named;
  return Object.fromEntries(
    asksOf(runbook).flatMap(({ id, type }) => {
      const checked = checkValue(type, answers.values[id] ?? null);
      if (!checked.ok) return [];
      const { value } = checked;
      return [[id, { name: id, value, revision: 1, source: file, step: null, at }]];
    }),
  );
}
