import { systemClock } from '../clock/system-clock.ts';
import { autopilot, type Autopilot } from '../frontend/decider.ts';
import type { Range } from '../frontend/hands/range.ts';
import { startHands } from '../frontend/hands/start-hands.ts';
import { twoPilots } from '../frontend/hands/two-pilots.ts';
import type { Answers } from '../model/answers.ts';
import type { Actor } from '../model/event.ts';
import type { PastRuns } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';
import { texts } from '../text/index.ts';
import { evidenceHead } from '../journal/evidence-head.ts';
import { keepValues } from './keep-values.ts';
import { outsideDesk } from './outside-desk.ts';
import { pastBeside } from './past-of-home.ts';
import type { OpenedRun } from './start-run.ts';
import type { World } from './world.ts';
import { keepHeapSmall } from './small-heap.ts';

export type Shown = {
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly output: 'text' | 'ndjson';
  readonly auto: boolean;
  readonly answers: { readonly file: string; readonly answers: Answers } | null;
  /** The practice range, where its own operator is to work in it. */
  readonly hands?: Range | null;
  /** Branches that they take in place of the first one, by the step that chooses. */
  readonly choices?: { readonly [step: StepId]: string };
  /** The console of the practice range. */
  readonly console?: string;
  /** Aborted once the world of the run is gone. */
  readonly gone?: AbortSignal;
};

/** Shows a run to its end, by one of the three frontends, and gives the exit code. Only this one writes to the terminal. */
export async function showRun(world: World, run: OpenedRun, shown: Shown): Promise<number> {
  const { handle } = run;
  const actor = (kind: Actor['kind'], name: string): Actor => ({ kind, name, host: world.host });
  const first = autopilot({
    handle,
    answers: shown.answers?.answers ?? null,
    auto: shown.auto,
    actors: {
      answers: actor('answers', shown.answers?.file ?? ''),
      auto: actor('auto', world.user),
    },
  });
  const pilot = withHands(world, handle, first, shown);
  const isPlain = shown.plain || !world.isTerminal;
  // The screens give the terminal back first, so they listen for themselves.
  const leave =
    isPlain || shown.output === 'ndjson' ? world.onEnd((why) => void handle.stop(why)) : () => {};
  if (isPlain || shown.output === 'ndjson')
    shown.gone?.addEventListener('abort', () => void handle.stop('terminated'));
  const past = pastBeside(world, handle.book);
  const values = keepValues(handle, run.folder, texts(world.lang));
  try {
    return await withFrontend(world, run, { ...shown, past }, pilot);
  } finally {
    past.close();
    await values.close();
    leave();
    pilot.stop();
  }
}

/** In a practice range that has an operator of its own, they do what nobody has answered beforehand. */
function withHands(
  world: World,
  handle: OpenedRun['handle'],
  first: Autopilot,
  { hands: range = null, choices = {} }: Shown,
): Autopilot {
  if (range === null) return first;
  const words = texts(world.lang);
  const actor: Actor = { kind: 'hands', name: words.t('hands.self'), host: world.host };
  return twoPilots(
    first,
    startHands({ handle, range, actor, clock: systemClock, texts: words, first, choices }),
  );
}

async function withFrontend(
  world: World,
  { handle, operator, folder }: OpenedRun,
  shown: Shown & { readonly past: PastRuns },
  pilot: Autopilot,
): Promise<number> {
  if (shown.output === 'ndjson') {
    const { runJson } = await import('../frontend/json.ts');
    return runJson({
      handle,
      autopilot: pilot,
      clock: systemClock,
      write: (text) => world.out(text),
      note: { texts: texts(world.lang), write: (text) => world.err(text) },
      onInterrupt: world.onInterrupt,
    });
  }
  if (shown.plain || !world.isTerminal) {
    const { runPlain } = await import('../frontend/plain.ts');
    const { askerOf } = await import('./asker-of.ts');
    return runPlain({
      handle,
      autopilot: pilot,
      texts: texts(world.lang),
      operator,
      clock: systemClock,
      write: (text) => world.err(text),
      past: shown.past,
      asker: askerOf(world),
      outside: outsideDesk(world, { handle, operator, folder }),
      accessible: world.accessible === true,
      onInterrupt: world.onInterrupt,
    });
  }
  const { startScreens } = await import('../../screens/start-screens.tsx');
  keepHeapSmall();
  try {
    return await startScreens({
      handle,
      operator,
      places: {
        record: folder,
        files: world.cwd,
        ...(shown.console === undefined ? {} : { console: shown.console }),
      },
      lang: world.lang,
      ascii: shown.ascii,
      colour: world.colour,
      past: shown.past,
      report: async (lang) => {
        const { markdownOfRun } = await import('./report.ts');
        return markdownOfRun({ ...world, lang }, handle.state().run);
      },
      outside: outsideDesk(world, { handle, operator, folder }),
      ...(world.notify === undefined ? {} : { notify: world.notify }),
      evidence: (ref) => evidenceHead(folder, ref),
      ...(shown.gone === undefined ? {} : { gone: shown.gone }),
    });
  } finally {
    pilot.stop();
  }
}
