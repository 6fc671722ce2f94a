import type { Clock } from '../../model/ports.ts';
import type { Voice } from '../../text/voice.ts';
import type { Asker, Question } from './asker.ts';
import { visibleLine } from '../../text/visible.ts';
import { LeftOff } from './desk.ts';
import { wishOf, type Wish } from './look/wish.ts';
import type { Printer } from './printer.ts';

/** Where no row can be taken back, each question that gives way stands there once more: events come together. */
const GATHER_MS = 1000;

/** Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export type Asking = {
  readonly asker: Asker;
  readonly printer: Printer;
  readonly voice: Voice;
  readonly clock: Clock;
  /** Somebody wants to look around in the place of an answer: comes back once they have. */
  readonly look: (wish: Wish) => Promise<void>;
  /** What an editor brought for an answer. */
  readonly edit: () => Promise<string | undefined>;
};

/**
 * One question until it is answered. Events come in between as long as nothing is typed; then they wait for the answer.
 * A wish to look around is none: what was asked is asked again after it.
 */
export async function putQuestion(
  asking: Asking,
  question: Question,
  signal: AbortSignal,
): Promise<string> {
  const { printer } = asking;
  const check = (text: string) => (wishOf(text) === undefined ? question.check?.(text) : undefined);
  for (;;) {
    const text = await answered(
      asking,
      question.secret === true ? question : { ...question, check },
      signal,
    );
    const wish = question.secret === true ? undefined : wishOf(text);
    if (wish === undefined) return text;
    if (wish.at === 'editor' && question.sentence === true) {
      const written = await asking.edit();
      if (signal.aborted) throw new LeftOff();
      if (written !== undefined && question.check?.(written) === undefined) {
        printer.say(`${question.words} ${visibleLine(written)}`);
        return written;
      }
    } else await asking.look(wish);
    if (signal.aborted) throw new LeftOff();
    printer.say('', ...(question.again ?? []));
  }
}

async function answered(
  { asker, printer, voice, clock }: Asking,
  question: Question,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    if (signal.aborted) throw new LeftOff();
    const paused = new AbortController();
    let isTyping = false;
    const pause = () => {
      if (!isTyping) paused.abort();
    };
    const gather = () => void clock.sleep(GATHER_MS, paused.signal).then(pause, pause);
    printer.hold(asker.keepsLines === true ? once(gather) : pause, question.idle === true);
    const reply = await asker.ask(question, AbortSignal.any([signal, paused.signal]), () => {
      isTyping = true;
    });
    // Whatever is still gathered is printed right away.
    isTyping = true;
    paused.abort();
    if (reply.is === 'said' && asker.keepsLines !== true) {
      const said = question.secret === true ? voice.t('ask.given') : reply.text;
      printer.say(`${question.words} ${said}`);
    }
    printer.release();
    if (reply.is === 'said') return reply.text;
    if (reply.is === 'interrupted') throw new Interrupted();
  }
}

function once(call: () => void): () => void {
  let isCalled = false;
  return () => {
    if (!isCalled) call();
    isCalled = true;
  };
}
