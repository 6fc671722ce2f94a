import type { AnsweredDecision, Answers, StepAnswers } from '../model/answers.ts';
import { isObject } from '../model/json.ts';
import type { Finding } from '../model/report.ts';
import type * as z from 'zod';
import { checkShape, type Loose } from './check-shape.ts';
import { collectFaults } from './faults.ts';
import { openFiles, type ReadSource } from './read-files.ts';
import { answers as answersShape } from './schema/answers.ts';
import { rootOf } from './source.ts';
import { toJson } from './to-json.ts';

type AnswersFile = Loose<z.infer<typeof answersShape>>;
type StepFile = NonNullable<NonNullable<AnswersFile['steps']>[string]>;

/** Reads a file of answers. Whether its names are those of a runbook is checked where both are known. */
export function loadAnswers(
  path: string,
  read: ReadSource,
): { readonly answers: Answers | null; readonly findings: readonly Finding[] } {
  const faults = collectFaults();
  const source = openFiles(read, faults).open(path, null);
  if (source === undefined) return { answers: null, findings: faults.list() };
  const file = checkShape(answersShape, toJson(source, faults), rootOf(source), faults);
  const findings = faults.list();
  return { answers: findings.length === 0 ? compileAnswers(file) : null, findings };
}

function compileAnswers(file: AnswersFile): Answers {
  const { target, go = [] } = file;
  return {
    operator: file.operator ?? null,
    lostCluster: file.lostCluster ?? null,
    outageStarted: file.outageStarted ?? null,
    go: go === 'all' ? 'all' : go.filter((id) => id !== undefined),
    target:
      target === undefined
        ? null
        : {
            kubeconfig: target.kubeconfig ?? null,
            context: target.context ?? '',
            uid: target.uid ?? null,
            ...(target.lease === undefined ? {} : { lease: target.lease }),
          },
    values: isObject(file.values) ? file.values : {},
    steps: Object.fromEntries(
      Object.entries(file.steps ?? {}).map(([id, step]) => [id, stepAnswers(step ?? {})] as const),
    ),
    ...(file.removed === undefined ? {} : { removed: textsOf(file.removed) }),
  };
}

function textsOf(all: { readonly [name: string]: string | undefined }) {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text] as const],
    ),
  );
}

function stepAnswers({ on, choose, confirm, done, assist, attest }: StepFile): StepAnswers {
  return {
    ...(choose === undefined ? {} : { choose }),
    ...(confirm === undefined ? {} : { confirm }),
    ...(done === undefined ? {} : { done }),
    ...(assist === undefined ? {} : { assist }),
    ...(attest === undefined ? {} : { attest }),
    on: {
      failed: decisions(on?.failed),
      late: decisions(on?.late),
      'in-doubt': decisions(on?.['in-doubt']),
    },
  };
}

type DecisionsFile = NonNullable<StepFile['on']>['failed'];

function decisions(written: DecisionsFile): readonly AnsweredDecision[] {
  return (written ?? []).flatMap((one) => {
    if (one?.do === undefined) return [];
    const value = isObject(one) ? one['value'] : undefined;
    return [
      {
        do: one.do,
        ...(one.reason === undefined ? {} : { reason: one.reason }),
        ...(value === undefined ? {} : { value }),
      },
    ];
  });
}
