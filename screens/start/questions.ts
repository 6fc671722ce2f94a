import type { Text } from '../../src/model/catalogue.ts';
import type { Mode } from '../../src/model/event.ts';
import type { Words } from '../words.ts';

/** A run that can be gone on with. `at`: its last event. */
export type OpenRun = {
  readonly id: string;
  readonly mode: Mode;
  readonly site: string;
  readonly at: number;
};

/** What there is to start from. Lists of one are never asked about. */
export type StartChoices = {
  readonly runs: readonly OpenRun[];
  readonly modes: readonly Mode[];
  readonly runbooks: readonly { readonly path: string; readonly title: Text }[];
  readonly sites: readonly { readonly path: string; readonly title: Text }[];
  /** Contexts of the kubeconfig: a drill has to name its cluster before it starts. */
  readonly contexts: readonly string[];
};

export type Picked =
  | { readonly is: 'resume'; readonly run: string }
  | {
      readonly is: 'new';
      readonly mode: Mode;
      readonly runbook: string | null;
      readonly site: string | null;
      readonly context: string | null;
    };

export type StartOption = { readonly value: string; readonly label: string };
export type StartQuestion = {
  readonly title: string;
  /** What is answered so far is `chosen`; this question's answer goes behind it. */
  readonly options: readonly StartOption[];
};

const RUN = 'run ';

/** The question that follows from what was chosen so far, or what all of it comes to. */
export function startQuestion(
  choices: StartChoices,
  chosen: readonly string[],
  words: Words,
): StartQuestion | Picked {
  const [first, ...rest] = chosen;
  if (first === undefined) return whatToDo(choices, words);
  if (first.startsWith(RUN)) return { is: 'resume', run: first.slice(RUN.length) };
  const mode = choices.modes.find((one) => one === first) ?? 'incident';
  const runbooks = choices.runbooks.map((one) => option(one.path, words.text(one.title)));
  const sites = choices.sites.map((one) => option(one.path, words.text(one.title)));
  const contexts = mode === 'drill' ? choices.contexts.map((name) => option(name, name)) : [];
  const answers: (string | null)[] = [];
  let next = 0;
  for (const [key, options] of [
    ['runbook', runbooks],
    ['site', sites],
    ['context', contexts],
  ] as const) {
    if (options.length < 2) {
      answers.push(options[0]?.value ?? null);
      continue;
    }
    const answer = rest[next];
    if (answer === undefined) return { title: words.t(`start.${key}`), options };
    answers.push(answer);
    next += 1;
  }
  const [runbook = null, site = null, context = null] = answers;
  return { is: 'new', mode, runbook, site, context };
}

function whatToDo(choices: StartChoices, words: Words): StartQuestion {
  const runs = choices.runs.map((run) =>
    option(
      RUN + run.id,
      words.t('start.run', {
        run: run.id.slice(0, 4),
        mode: words.t(`mode.${run.mode}`),
        site: run.site,
        at: words.date(run.at),
      }),
    ),
  );
  const modes = choices.modes.map((mode) => option(mode, words.t(`start.mode.${mode}`)));
  return { title: words.t('start.title'), options: [...runs, ...modes] };
}

function option(value: string, label: string): StartOption {
  return { value, label: label === '' ? value : label };
}
