import path from 'node:path';
import type { RunOptions } from '../cli.ts';
import type { Book, BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { RunHandle } from '../model/run.ts';
import type { StepId, Template } from '../model/runbook.ts';
import type { StepState } from '../model/state.ts';
import { directDialer } from '../net/dialer.ts';
import { tableDialer } from '../net/table-dialer.ts';
import { tableNames } from '../net/table-names.ts';
import { inLang } from '../text/in-lang.ts';
import { texts } from '../text/index.ts';
import { readAnswers, sayFaults } from './answers-file.ts';
import { loadBook, runbookPath, type LoadedBook } from './load-book.ts';
import { startPracticeRange, type PracticeRange } from './practice-range.ts';
import {
  LIST,
  listScenarios,
  scenarioFiles,
  scenarioOf,
  type DrillScenario,
} from './scenario-of-drill.ts';
import { showRun } from './show-run.ts';
import { createAndStart, type OpenedRun } from './start-run.ts';
import type { World } from './world.ts';

export type PracticeOptions = RunOptions & {
  readonly runbook: string | null;
  /** The range's own operator does what a person would. */
  readonly hands?: 'auto';
  /** What goes wrong in it. */
  readonly scenario?: string;
  readonly seed?: number;
  /** Branches that its hands take in place of the first one, by the step that chooses. */
  readonly choices?: { readonly [step: StepId]: string };
};

/** `dr-wizard drill --practice`: a whole recovery in a world of its own, in which everything is executed. */
export async function practice(world: World, asked: PracticeOptions): Promise<number> {
  if (asked.scenario === LIST) {
    const example = path.join(world.packageFolder, 'runbook', 'sites', 'example.yaml');
    const { book } = loadBook(world, runbookPath(world, asked.runbook), example);
    world.out(listScenarios(world, book));
    return 0;
  }
  const answers = readAnswers(world, asked.answers);
  // One that is not there is told before anything starts.
  scenarioFiles(world, asked);
  const range = await startPracticeRange(world);
  try {
    return (await drillInRange(world, range, { ...asked, answers })).exitCode;
  } finally {
    await range.close();
  }
}

/** A drill that is over, while its range still stands. */
export type Drilled = {
  readonly exitCode: number;
  readonly opened: OpenedRun;
  readonly loaded: LoadedBook;
  /** The world as it is in the range. */
  readonly world: World;
};

export async function drillInRange(
  world: World,
  range: PracticeRange,
  asked: Omit<PracticeOptions, 'answers'> & { readonly answers: ReturnType<typeof readAnswers> },
): Promise<Drilled> {
  const { answers } = asked;
  const gone = new AbortController();
  const inRange = worldOf(world, range);
  const { ground } = range;
  introduce(inRange, ground);
  const loaded = loadBook(inRange, runbookPath(world, asked.runbook), ground.site);
  if (answers !== null) sayFaults(world, loaded.book, answers);
  const scenario = scenarioIn(world, asked, loaded);
  const opened = await createAndStart(inRange, {
    mode: 'drill',
    practice: true,
    loaded: inItsConsole(loaded, ground.console),
    kubeconfig: null,
    context: null,
    ...(scenario === null ? {} : { scenario: scenario.told }),
    standIns: standInsOf(ground),
  });
  range.onFault((news) => void opened.handle.note(news));
  const stopNoticing = tellSeen(opened.handle, range);
  if (scenario !== null) range.tell({ say: 'scenario', faults: scenario.faults });
  const stopTelling = tellSteps(opened.handle, range);
  range.onGone(() => gone.abort());
  const hands = asked.hands === 'auto' ? range : null;
  const shown = { ...asked, hands, console: ground.console, gone: gone.signal };
  const exitCode = await showRun(inRange, opened, shown).finally(() => {
    stopTelling();
    stopNoticing();
  });
  if (gone.signal.aborted) throw new WizardError('not-proven', 'range-ended');
  return { exitCode, opened, loaded, world: inRange };
}

/** The same wizard in another world: other servers behind the names, other programs, other secrets. */
function worldOf(world: World, { ground, doors }: PracticeRange): World {
  return {
    ...world,
    cwd: ground.folder,
    env: { ...world.env, ...ground.env },
    dialer: tableDialer(doors, directDialer(), tableNames(doors, ground.resolvers)),
    resolvers: ground.resolvers,
  };
}

function standInsOf({ programs }: PracticeRange['ground']): readonly string[] {
  return programs.filter((one) => one.is === 'stand-in').map(({ name }) => name);
}

/** What an operator has to know before the first screen: it also stays above it. */
function introduce(world: World, ground: PracticeRange['ground']): void {
  const { console } = ground;
  const words = texts(world.lang);
  const named = standInsOf(ground);
  const lines = [
    words.t('practice.begins'),
    words.t('practice.console', { console }),
    ...(named.length === 0 ? [] : [words.t('practice.standIns', { programs: named.join(', ') })]),
  ];
  world.err(`${lines.join('\n')}\n`);
}

/** Its title is no secret, as the operator has named it; what it does is told afterwards. */
function scenarioIn(
  world: World,
  asked: Pick<PracticeOptions, 'scenario' | 'seed'>,
  { book }: LoadedBook,
): DrillScenario | null {
  const files = scenarioFiles(world, asked);
  if (files === null) return null;
  const scenario = scenarioOf(world, files, asked, book);
  const words = texts(world.lang);
  const { title, seed } = scenario.told;
  const line =
    seed === undefined
      ? words.t('practice.scenario', { title: inLang(world.lang, title) })
      : words.t('practice.seed', { seed });
  world.err(`${line}\n`);
  return scenario;
}

/** Whatever a step asks of a person is done in the range's console: the real one is never opened. */
function inItsConsole(loaded: LoadedBook, url: string): LoadedBook {
  const steps = new Map(
    Array.from(loaded.book.steps, ([id, step]) => [id, withConsole(step, url)] as const),
  );
  const book: Book = { ...loaded.book, steps };
  return { ...loaded, book };
}

function withConsole(step: BookStep, url: string): BookStep {
  const { manual } = step;
  if (manual === undefined) return step;
  const open: Template = {
    source: url,
    reads: [],
    evaluate: () => url,
    show: () => url,
    exact: () => [url],
  };
  return { ...step, manual: { ...manual, open } };
}

/** Tells the range how far the drill is: by that its scenario goes. Returns how to stop. */
function tellSteps(
  handle: Pick<RunHandle, 'steps' | 'subscribe'>,
  range: PracticeRange,
): () => void {
  const known = new Map<StepId, StepState['is']>();
  const tell = (): void => {
    const changed = Array.from(handle.steps(), ([id, { is }]) => [id, is] as const).filter(
      ([id, is]) => known.get(id) !== is,
    );
    if (changed.length === 0) return;
    for (const [id, is] of changed) known.set(id, is);
    range.tell({ say: 'steps', steps: Object.fromEntries(changed) });
  };
  tell();
  return handle.subscribe(tell);
}

/** Tells the range what of its scenario is noticed: who mends such a thing hears of it then. */
function tellSeen(
  { state, subscribe }: Pick<RunHandle, 'state' | 'subscribe'>,
  range: PracticeRange,
): () => void {
  const told = new Set<number>();
  return subscribe(() => {
    for (const { index, seen } of state().faults ?? []) {
      if (seen === null || told.has(index)) continue;
      told.add(index);
      range.tell({ say: 'seen', index });
    }
  });
}
