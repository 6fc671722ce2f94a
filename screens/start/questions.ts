import type { Text } from '../../src/model/catalogue.ts';
import type { Mode } from '../../src/model/event.ts';
import { duration } from '../duration.ts';
import type { Words } from '../words.ts';
import { BACK, PRACTICE, START, type StartOption, type StartQuestion } from './question.ts';

/** A run that can be gone on with. `at`: its last event. */
export type OpenRun = {
  readonly id: string;
  readonly mode: Mode;
  readonly site: string;
  readonly at: number;
  /** What it waited for when it was left. */
  readonly standing?: { readonly is: string; readonly step: string; readonly whom?: string };
};

/** What there is to start from. Lists of one are never asked about. */
export type StartChoices = {
  readonly runs: readonly OpenRun[];
  readonly modes: readonly Mode[];
  readonly runbooks: readonly {
    readonly path: string;
    readonly title: Text;
    /** When to use it, and what it does not restore. */
    readonly about?: Text;
  }[];
  readonly sites: readonly { readonly path: string; readonly title: Text }[];
  /** Contexts of the kubeconfig: a drill has to name its cluster before it starts. */
  readonly contexts: readonly string[];
  /** When this was read. */
  readonly now: number;
};

export type Picked =
  | { readonly is: 'resume'; readonly run: string }
  | {
      readonly is: 'new';
      readonly mode: Mode;
      /** In the practice range: it needs neither a site nor a cluster. */
      readonly practice: boolean;
      readonly runbook: string | null;
      readonly site: string | null;
      readonly context: string | null;
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
  const answers = rest.values();
  const where = mode === 'drill' ? answers.next().value : null;
  if (where === undefined) return whereToDrill(choices, words);
  const practice = where === PRACTICE;
  const shown = practice ? 'practice' : mode;
  const asked: StartQuestion[] = [];
  const answer = (key: 'runbook' | 'site', options: readonly StartOption[]): string | null => {
    if (options.length < 2) return options[0]?.value ?? null;
    const said = answers.next().value;
    if (said === undefined) asked.push({ title: words.t(`start.${key}`), mode: shown, options });
    return said ?? null;
  };
  const runbook = answer(
    'runbook',
    choices.runbooks.map((one) => named(one, words)),
  );
  if (!practice && choices.sites.length === 0) return noSite(mode, words);
  const sites = practice ? [] : choices.sites.map((one) => named(one, words));
  const site = asked.length > 0 ? null : answer('site', sites);
  const [question] = asked;
  if (question !== undefined) return question;
  const picked = {
    is: 'new',
    mode,
    practice,
    runbook,
    site,
    context: practice ? null : where,
  } as const;
  return answers.next().value === START ? picked : sheet(choices, picked, words);
}

function whatToDo(choices: StartChoices, words: Words): StartQuestion {
  const runs = choices.runs.map((run): StartOption => {
    const { standing } = run;
    const ago = words.t('start.ago', { time: duration(choices.now - run.at, words.lang) });
    const waits =
      standing === undefined
        ? []
        : [
            words.t(`start.standing.${standing.is}`, {
              step: standing.step,
              whom: standing.whom ?? '',
            }),
          ];
    return {
      value: RUN + run.id,
      label: words.t('start.run', {
        run: run.id.slice(0, 4),
        mode: words.t(`mode.${run.mode}`),
        site: run.site,
      }),
      more: [ago, ...waits].join(words.glyphs.dot),
      group: words.t('start.open'),
    };
  });
  const modes = choices.modes.map((mode): StartOption => ({
    value: mode,
    label: words.t(`start.mode.${mode}`),
    ...(runs.length === 0 ? {} : { group: words.t('start.anew') }),
  }));
  return { title: words.t('start.title'), options: [...runs, ...modes] };
}

/** The practice range first: it needs nothing. */
function whereToDrill({ contexts }: StartChoices, words: Words): StartQuestion {
  const range = {
    value: PRACTICE,
    label: words.t('start.range'),
    more: words.t('start.rangeMore'),
  };
  const clusters = contexts.map((name): StartOption => ({ value: name, label: name }));
  return {
    title: words.t('start.context'),
    mode: 'drill',
    ...(contexts.length > 0
      ? {}
      : {
          about: [words.t('start.noContext')],
          command: 'dr-wizard drill --kubeconfig FILE --context NAME',
        }),
    options: [range, ...clusters],
  };
}

function noSite(mode: Mode, words: Words): StartQuestion {
  return {
    title: words.t('start.noSite'),
    mode,
    about: [words.t('start.noSiteRemedy')],
    command: `dr-wizard ${mode} --site FILE`,
    options: [{ value: BACK, label: words.t('start.keys.back') }],
  };
}

/** What is about to start: the word of the mode, what the runbook is for, on what. */
function sheet(
  choices: StartChoices,
  picked: Extract<Picked, { is: 'new' }>,
  words: Words,
): StartQuestion {
  const { mode, practice } = picked;
  const shown = practice ? 'practice' : mode;
  const runbook = choices.runbooks.find(({ path }) => path === picked.runbook);
  const site = choices.sites.find(({ path }) => path === picked.site);
  const siteName = site === undefined ? '' : words.text(site.title) || site.path;
  const on = [siteName, picked.context ?? ''].filter((one) => one !== '').join(words.glyphs.dot);
  return {
    title: words.t(`start.sheet.${shown}`),
    mode: shown,
    about: [
      [runbook === undefined ? '' : words.text(runbook.title), on]
        .filter((one) => one !== '')
        .join(words.glyphs.dot),
      words.t(`start.means.${shown}`),
      ...(runbook?.about === undefined ? [] : [words.text(runbook.about)]),
    ].filter((one) => one !== ''),
    options: [
      { value: START, label: words.t('start.begin', { mode: words.t(`mode.${shown}`) }) },
      { value: BACK, label: words.t('form.notNow') },
    ],
  };
}

function named(
  { path, title }: { readonly path: string; readonly title: Text },
  words: Words,
): StartOption {
  const label = words.text(title);
  return { value: path, label: label === '' ? path : label };
}
