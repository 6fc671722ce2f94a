import { WizardError } from '../../model/error.ts';
import type { Actor } from '../../model/event.ts';
import type { OutsideDesk } from '../../model/outside.ts';
import type { PastRuns } from '../../model/past.ts';
import type { Clock } from '../../model/ports.ts';
import type { RunHandle } from '../../model/run.ts';
import { aCause } from '../../model/verdict.ts';
import { changesOf } from '../changes.ts';
import type { Autopilot } from '../decider.ts';
import { itemKey, openItems, type Item } from '../items.ts';
import { askAbout } from './ask.ts';
import { askWhichToUndo, undoable } from './ask-machine.ts';
import type { Asker, Question } from './asker.ts';
import { choose, LeftOff, type Desk } from './desk.ts';
import { editAnswer } from './look/outside-look.ts';
import { lookAround } from './look/look-around.ts';
import type { LookDesk } from './look/look-desk.ts';
import { outsideOf } from './lend.ts';
import type { Wish } from './look/wish.ts';
import type { Printer } from './printer.ts';
import { Interrupted, putQuestion } from './put-question.ts';
import type { Speech } from './speech.ts';

export type PersonOptions = {
  readonly handle: RunHandle;
  readonly autopilot: Autopilot;
  readonly speech: Speech;
  readonly printer: Printer;
  readonly asker: Asker;
  readonly clock: Clock;
  readonly operator: Actor;
  readonly past?: PastRuns;
  readonly outside?: OutsideDesk;
  /** Ctrl-C outside a question. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

type Sitting = PersonOptions & {
  /** Until the run is over. */
  readonly over: AbortSignal;
};

/** What was asked is left: for something else that needs the person, or to be asked anew in other words. */
class Turned extends Error {
  override readonly name = 'Turned';
  readonly to: Item | null;
  constructor(to: Item | null) {
    super();
    this.to = to;
  }
}

/** Asks about one item after the other, until the signal or until the person stops the run. */
export async function serve(options: PersonOptions, signal: AbortSignal): Promise<void> {
  const { handle, autopilot, printer } = options;
  const { voice, texts } = options.speech;
  const sitting: Sitting = { ...options, over: signal };
  const changes = changesOf(handle);
  const later = new Set<string>();
  let turnedTo: string | null = null;
  let isInterrupted = false;
  const leave = options.onInterrupt(() => {
    isInterrupted = true;
    changes.wake();
  });
  signal.addEventListener('abort', changes.wake);
  const next = () => nextItem(openItems(handle, autopilot), later, turnedTo);
  printer.say(texts.t('look.how'));

  while (!signal.aborted) {
    // What is in the journal already is read before the question that it leads to.
    await nextTurn();
    const item = next();
    if (isInterrupted) {
      isInterrupted = false;
      if (await wantsToStop(sitting)) break;
      continue;
    }
    const came: Came =
      item === undefined
        ? await idle(sitting, () => isInterrupted || next() !== undefined)
        : await attend(sitting, item);
    turnedTo = null;
    if (came.is === 'interrupted') isInterrupted = true;
    else if (came.is === 'turned') turnedTo = came.to === null ? null : itemKey(came.to);
    else if (item !== undefined) later.add(itemKey(item));
    if (turnedTo !== null) later.delete(turnedTo);
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
function nextItem(
  items: readonly Item[],
  later: Set<string>,
  turnedTo: string | null,
): Item | undefined {
  const keys = new Set(items.map(itemKey));
  for (const key of later) if (!keys.has(key)) later.delete(key);
  const next =
    items.find((item) => itemKey(item) === turnedTo) ??
    items.find((item) => !later.has(itemKey(item)));
  if (next !== undefined) return next;
  later.clear();
  return items[0];
}

type Came =
  | { readonly is: 'done' | 'interrupted' }
  | { readonly is: 'turned'; readonly to: Item | null };

async function attend(sitting: Sitting, item: Item): Promise<Came> {
  const { handle, autopilot, printer } = sitting;
  const gone = new AbortController();
  const unsubscribe = handle.subscribe(() => {
    const isThere = openItems(handle, autopilot).some((one) => itemKey(one) === itemKey(item));
    if (!isThere) gone.abort();
  });
  const desk = deskOf(sitting, AbortSignal.any([sitting.over, gone.signal]));
  try {
    printer.say('');
    return await cameOf(() => askUntilAnswered(desk, item));
  } finally {
    unsubscribe();
  }
}

/** Nothing needs the person: a prompt stands there all the same, until something does. */
async function idle(sitting: Sitting, isOver: () => boolean): Promise<Came> {
  const { handle, speech } = sitting;
  const changes = changesOf(handle);
  const over = new AbortController();
  const end = () => over.abort();
  sitting.over.addEventListener('abort', end);
  const watching = (async () => {
    while (!over.signal.aborted) {
      await changes.next();
      if (isOver()) end();
    }
  })();
  const desk = deskOf(sitting, over.signal);
  try {
    return await cameOf(async () => {
      await desk.ask({ words: speech.texts.t('look.idle'), idle: true });
      desk.say(speech.texts.t('look.idleHow'));
    });
  } finally {
    end();
    changes.stop();
    sitting.over.removeEventListener('abort', end);
    await watching;
  }
}

async function cameOf(work: () => Promise<void>): Promise<Came> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted) return { is: 'interrupted' };
    if (error instanceof Turned) return { is: 'turned', to: error.to };
    if (!(error instanceof LeftOff)) throw error;
  }
  return { is: 'done' };
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

async function wantsToStop(sitting: Sitting): Promise<boolean> {
  const desk = deskOf(sitting, sitting.over);
  const { t } = desk.voice;
  try {
    const { practice } = sitting.handle.state();
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
    if (error instanceof LeftOff || error instanceof Turned) return false;
    throw error;
  }
}

function deskOf(sitting: Sitting, signal: AbortSignal): LookDesk {
  const { handle, autopilot, speech, printer, operator, clock, asker, past } = sitting;
  const { voice, texts } = speech;
  const look = async (wish: Wish) => {
    // What was asked may settle itself meanwhile: who looks around goes on looking.
    try {
      await lookAround(deskOf(sitting, sitting.over), wish);
    } catch (error) {
      if (!(error instanceof LeftOff)) throw error;
    }
  };
  const edit = () => editAnswer(deskOf(sitting, sitting.over));
  return {
    handle,
    voice,
    texts,
    ...outsideOf(sitting),
    now: () => clock.now(),
    say: (...lines) => printer.say(...lines),
    ask: (question: Question) =>
      putQuestion({ asker, printer, voice, clock, look, edit }, question, signal),
    async decide(decision) {
      const decided = await handle.decide(decision, operator);
      if (!decided.ok) printer.say(voice.said(decided.cause));
      return decided.ok;
    },
    events: () => printer.events(),
    past: () => past?.now() ?? null,
    items: () => openItems(handle, autopilot),
    turnTo: (item) => {
      throw new Turned(item);
    },
    speakOther: () => {
      speech.speak(texts.lang === 'en' ? 'zh-CN' : 'en');
      printer.say(texts.t('look.languageNow'));
      throw new Turned(null);
    },
  };
}
