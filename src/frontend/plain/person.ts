import { WizardError } from '../../model/error.ts';
import type { Actor } from '../../model/event.ts';
import type { Clock } from '../../model/ports.ts';
import type { RunHandle } from '../../model/run.ts';
import { aCause } from '../../model/verdict.ts';
import { changesOf } from '../changes.ts';
import type { Autopilot } from '../decider.ts';
import { itemKey, openItems, type Item } from '../items.ts';
import type { Texts } from '../../text/index.ts';
import type { Voice } from '../../text/voice.ts';
import { askAbout } from './ask.ts';
import { askWhichToUndo, undoable } from './ask-machine.ts';
import type { Asker, Question } from './asker.ts';
import { choose, LeftOff, type Desk } from './desk.ts';
import type { Printer } from './printer.ts';

export type PersonOptions = {
  readonly handle: RunHandle;
  readonly autopilot: Autopilot;
  readonly voice: Voice;
  readonly texts: Texts;
  readonly printer: Printer;
  readonly asker: Asker;
  readonly clock: Clock;
  readonly operator: Actor;
  /** Ctrl-C outside a question. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Asks about one item after the other, until the signal or until the person stops the run. */
export async function serve(options: PersonOptions, signal: AbortSignal): Promise<void> {
  const { handle, autopilot, printer, voice } = options;
  const changes = changesOf(handle);
  const later = new Set<string>();
  let isInterrupted = false;
  const leave = options.onInterrupt(() => {
    isInterrupted = true;
    changes.wake();
  });
  signal.addEventListener('abort', changes.wake);

  while (!signal.aborted) {
    // What is in the journal already is read before the question that it leads to.
    await nextTurn();
    const item = nextItem(openItems(handle, autopilot), later);
    if (isInterrupted) {
      isInterrupted = false;
      if (await wantsToStop(options, signal)) break;
    } else if (item === undefined) {
      await changes.next();
    } else if ((await attend(options, item, signal)) === 'interrupted') {
      isInterrupted = true;
    } else {
      later.add(itemKey(item));
    }
  }

  leave();
  changes.stop();
  if (!signal.aborted) {
    printer.say(voice.t('stop.stopping'));
    await handle.stop('interrupted');
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** What was put off comes again once there is nothing else. */
function nextItem(items: readonly Item[], later: Set<string>): Item | undefined {
  const keys = new Set(items.map(itemKey));
  for (const key of later) if (!keys.has(key)) later.delete(key);
  const next = items.find((item) => !later.has(itemKey(item)));
  if (next !== undefined) return next;
  later.clear();
  return items[0];
}

async function attend(
  options: PersonOptions,
  item: Item,
  signal: AbortSignal,
): Promise<'done' | 'interrupted'> {
  const { handle, autopilot, printer } = options;
  const gone = new AbortController();
  const unsubscribe = handle.subscribe(() => {
    const isThere = openItems(handle, autopilot).some((one) => itemKey(one) === itemKey(item));
    if (!isThere) gone.abort();
  });
  const desk = deskOf(options, AbortSignal.any([signal, gone.signal]));
  try {
    printer.say('');
    await askUntilAnswered(desk, item);
  } catch (error) {
    if (error instanceof Interrupted) return 'interrupted';
    if (!(error instanceof LeftOff)) throw error;
  } finally {
    unsubscribe();
  }
  return 'done';
}

/** What cannot be asked, such as without a kubeconfig, says why, and waits until somebody has seen to it. */
async function askUntilAnswered(desk: Desk, item: Item): Promise<void> {
  try {
    await askAbout(desk, item);
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    desk.say(desk.voice.said(aCause(error.code, error.params)));
    await desk.ask({ words: desk.voice.t('ask.again') });
  }
}

async function wantsToStop(options: PersonOptions, signal: AbortSignal): Promise<boolean> {
  const desk = deskOf(options, signal);
  const { t } = options.voice;
  try {
    const { practice } = options.handle.state();
    desk.say('', t(practice ? 'stop.questionPractice' : 'stop.question'));
    // No need comes up of what has passed: here is where it can be undone all the same.
    const undo = undoable(desk).length === 0 ? [] : [{ words: t('machine.undoOne'), value: null }];
    const chosen = await choose<boolean | null>(desk, t('ask.what'), [
      { words: t('stop.goOn'), value: false },
      { words: t('stop.stop'), value: true },
      ...undo,
    ]);
    if (chosen === null) await askWhichToUndo(desk);
    return chosen === true;
  } catch (error) {
    if (error instanceof Interrupted) return true;
    if (error instanceof LeftOff) return false;
    throw error;
  }
}

function deskOf(options: PersonOptions, signal: AbortSignal): Desk {
  const { handle, voice, texts, printer, operator, clock } = options;
  return {
    handle,
    voice,
    texts,
    now: () => clock.now(),
    say: (...lines) => printer.say(...lines),
    ask: (question) => ask(options, question, signal),
    async decide(decision) {
      const decided = await handle.decide(decision, operator);
      if (!decided.ok) printer.say(voice.said(decided.cause));
      return decided.ok;
    },
  };
}

/** Events come in between as long as nothing is typed; then they wait for the answer. */
async function ask(
  { asker, printer, voice }: PersonOptions,
  question: Question,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    if (signal.aborted) throw new LeftOff();
    const paused = new AbortController();
    let isTyping = false;
    printer.hold(() => {
      if (!isTyping) paused.abort();
    });
    const reply = await asker.ask(question, AbortSignal.any([signal, paused.signal]), () => {
      isTyping = true;
    });
    if (reply.is === 'said') {
      printer.say(
        `${question.words} ${question.secret === true ? voice.t('ask.given') : reply.text}`,
      );
    }
    printer.release();
    if (reply.is === 'said') return reply.text;
    if (reply.is === 'interrupted') throw new Interrupted();
  }
}
