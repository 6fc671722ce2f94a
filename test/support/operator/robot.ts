import type { Lang } from '../../../src/text/index.ts';
import { KEYS, type PtyProgram } from '../terminal/pty.ts';
import { askedBy, rowLike, type Asked } from './asked.ts';
import type { AnswersInHand } from './answers-in-hand.ts';
import { sightOf, type Sight } from './sight.ts';
import { shown, wordsOf } from './words.ts';

const ANSWER_MS = 30_000;
const WORK_MS = 120_000;
/** More rows than any page has. */
const MOST_ROWS = 400;
/** So much of what a row asks stands in it at least. */
const SHOWN_OF_ROW = 10;

/**
 * An operator who knows nothing but the screen: each call of `act` looks at it, presses what the page asks for, and
 * waits until the screen shows that it was taken. Where it does not, or the page cannot be told, it throws.
 */
export class Robot {
  /** Kinds of pages that were answered, each with how often. */
  readonly did = new Map<Asked['is'], number>();
  keys = 0;
  lang: Lang = 'en';
  program: PtyProgram;
  private readonly answers: AnswersInHand;

  constructor(program: PtyProgram, answers: AnswersInHand) {
    this.program = program;
    this.answers = answers;
  }

  look(): Sight {
    return sightOf(this.program.lines(), wordsOf(this.lang));
  }

  /** The screen once it is as `wanted`. */
  async until(
    wanted: (sight: Sight) => boolean,
    what: string,
    patienceMs = ANSWER_MS,
  ): Promise<Sight> {
    try {
      await this.program.shows(() => wanted(this.look()), patienceMs);
      return this.look();
    } catch (error) {
      throw new Error(`Waited in vain for: ${what}`, { cause: error });
    }
  }

  async press(keys: string, seen: (sight: Sight) => boolean, what: string): Promise<Sight> {
    this.keys += 1;
    this.program.press(keys);
    return this.until(seen, what);
  }

  async act(): Promise<Asked> {
    const sight = this.look();
    const asked = askedBy(sight);
    this.did.set(asked.is, (this.did.get(asked.is) ?? 0) + 1);
    await this.answer(sight, asked);
    return asked;
  }

  private async answer(sight: Sight, asked: Asked): Promise<unknown> {
    const { words } = sight;
    switch (asked.is) {
      case 'end':
        return undefined;
      case 'outline':
        return asked.needs > 0 ? this.next() : this.rest();
      case 'nothing':
        return this.press(KEYS.esc, isOther(asked), 'the page is left');
      case 'outage':
        await this.type(this.answers.outageStarted);
        return this.press(KEYS.enter, isDone(words.need['outage-start']), 'the time is taken');
      case 'lost':
        // Rows that come between two keys look like the answer to one.
        await this.until(
          (now) => !now.rows.includes(words.pin.reading),
          'the contexts have been read',
        );
        await this.goTo(words.question.lost.none);
        return this.press(KEYS.enter, isDone(words.need['lost-cluster']), 'the answer is taken');
      case 'lease':
        // Other tests are at work on the same cluster.
        await this.goTo(words.question.lease.without);
        return this.press(KEYS.enter, isNot('lease'), 'it goes on beside them');
      case 'go':
        await this.goTo(shown(words.go.commit));
        return this.press(KEYS.enter, isDone(words.note.go), 'the go is given');
      case 'confirm': {
        await this.fill(asked.object, words.form.confirm.commit);
        const asks = words.note.confirm.replace('{{object}}', asked.object);
        const isStarted = (now: Sight) =>
          isDone(asks)(now) ||
          !['outline', 'confirm', 'turn'].includes(askedBy(now).is) ||
          isBegun(now);
        return this.press(KEYS.enter, isStarted, 'the step may start');
      }
      case 'word': {
        await this.fill(this.answers.step(asked.ref)?.attest ?? '', words.form.attest.commit);
        const isAttested = (now: Sight) => askedBy(now).is === 'nothing';
        return this.press(KEYS.enter, isAttested, 'the word is given');
      }
      case 'branch':
        await this.goTo(shown(words.form.choose.commit));
        return this.press(KEYS.enter, isNot('branch', 'choose'), 'the choice is taken');
      case 'again':
        await this.goTo(words.form['do-again'].commit);
        return this.press(KEYS.enter, isNot('again', 'trouble'), 'it is done again');
      case 'assist':
        await this.goTo(words.form.assist.commit);
        return this.press(KEYS.enter, isNot('assist', 'turn'), 'the machine does it');
      case 'choose':
        await this.goTo(this.answers.step(asked.ref)?.choose ?? '');
        return this.press(KEYS.enter, isOther(asked), 'the choice is asked once more');
      case 'pin':
        return this.pin(sight, asked);
      case 'turn':
        return this.turn(sight, asked);
      case 'trouble':
        return this.trouble(sight, asked);
    }
  }

  private next(): Promise<Sight> {
    const seen = (now: Sight) => {
      const asked = askedBy(now);
      return asked.is !== 'outline' || asked.needs === 0;
    };
    return this.press('n', seen, 'the next thing that needs me');
  }

  private rest(): Promise<Sight> {
    const seen = (now: Sight) => {
      const asked = askedBy(now);
      return asked.is !== 'outline' || asked.needs > 0;
    };
    return this.until(seen, 'the run needs me, or ends', WORK_MS);
  }

  /** A decision with something typed: Enter in the field goes on to the row that takes it. */
  private async fill(text: string, commit: string): Promise<void> {
    if (text !== '') await this.type(text);
    await this.press(KEYS.enter, (now) => now.focus?.text === commit, `the cursor on: ${commit}`);
  }

  private async pin(sight: Sight, asked: Extract<Asked, { is: 'pin' }>): Promise<void> {
    if (asked.name === null) {
      const { context } = this.answers;
      const { typeName } = sight.words.pin;
      const isListed = (now: Sight) => now.rows.some((row) => row.startsWith(`${context} `));
      await this.until(isListed, 'the contexts are listed');
      await this.goTo(new RegExp(`^${context} `));
      const isKnown = (now: Sight) => rowLike(now, typeName) !== undefined;
      await this.press(KEYS.enter, isKnown, 'the cluster says who it is');
      return;
    }
    if (asked.name !== this.answers.context) throw new Error(`Not my cluster: ${asked.name}`);
    await this.goTo(new RegExp(`^${sight.words.pin.name}`));
    await this.type(asked.name);
    await this.press(KEYS.enter, isOther(asked), 'the cluster is pinned');
  }

  /** The machine is let do it once it can; it says so by its key. */
  private async assist({ words }: Sight): Promise<Sight> {
    const isOffered = (now: Sight) => now.keys.includes(`a ${words.key.assist}`);
    await this.until(isOffered, 'the machine offers to do it');
    return this.press('a', (now) => askedBy(now).is === 'assist', 'the calls are shown');
  }

  /** One row of a checklist, of what is asked, or the end of the list. */
  private async turn(sight: Sight, asked: Extract<Asked, { is: 'turn' }>): Promise<unknown> {
    const { focus, words } = sight;
    if (focus !== null && shown(words.turn.confirm).test(focus.text))
      return this.press(KEYS.enter, isOther(asked), 'what has to be typed');
    if (this.answers.step(asked.ref)?.assist === true) return this.assist(sight);
    if (focus === null) return this.down(sight);
    if (focus.text.startsWith('[ ]')) {
      const open = focus.text.trim();
      const ticked = open.replace('[ ]', '[✓]');
      // The cursor goes on to what is to be done next, and a long table may lie between: then only the last event tells.
      const item = /\d+/.exec(open)?.[0] ?? '';
      const isLastEvent = (line: string) =>
        /^\d\d:\d\d:\d\d /.test(line.trim()) && new RegExp(`\\D${item}\\D*$`).test(line);
      const isTicked = ({ rows, lines, focus: next }: Sight) =>
        rows.includes(ticked) ||
        (next !== null && next.text !== focus.text && lines.some(isLastEvent));
      return this.press(KEYS.space, isTicked, 'the item is ticked');
    }
    if (focus.field !== null) return this.tell(focus.below.split(' ')[0] ?? '');
    const { done, attest, tellFirst } = words.turn;
    if (focus.text === tellFirst)
      return this.press(KEYS.enter, (now) => now.focus?.field != null, 'what has to be told');
    if (focus.text === done || focus.text === attest)
      return this.press(KEYS.enter, isOther(asked), 'the word is asked, or the proof begins');
    return this.down(sight);
  }

  private async tell(id: string): Promise<void> {
    const value = this.answers.value(id);
    if (value !== undefined) await this.type(value);
    const { focus, words } = this.look();
    const isFurther = (now: Sight) =>
      now.focus !== null &&
      now.focus.below !== focus?.below &&
      now.focus.text !== words.turn.tellFirst;
    await this.press(KEYS.enter, isFurther, `${id} is told`);
  }

  private async trouble(sight: Sight, asked: Extract<Asked, { is: 'trouble' }>): Promise<unknown> {
    const { late, 'in-doubt': doubt } = sight.words.state;
    if (asked.word === late) return this.until(isOther(asked), 'it is no longer late', WORK_MS);
    if (asked.word === doubt) return this.press('r', isOther(asked), 'whether to do it again');
    throw new Error(`Trouble:\n${sight.lines.join('\n')}`);
  }

  /** Types into the field under the cursor, unless it stands there. */
  private async type(text: string): Promise<void> {
    if (this.look().focus?.field === text) return;
    await this.press(text, (now) => now.focus?.field === text, `the field holds ${text}`);
  }

  async goTo(row: string | RegExp): Promise<void> {
    const isIt = (text: string) => (typeof row === 'string' ? text === row : row.test(text));
    for (let i = 0; i < MOST_ROWS; i += 1) {
      const sight = this.look();
      if (sight.focus !== null && isIt(sight.focus.text)) return;
      // Rows that came meanwhile were taken for the answer to a key, and the one after it went too far.
      if (above(sight).some(isIt)) await this.up(sight);
      else await this.down(sight);
    }
    throw new Error(`No row is ${row}:\n${this.look().lines.join('\n')}`);
  }

  private down(before: Sight): Promise<Sight> {
    return this.press(KEYS.down, isMoved(before), 'the cursor goes down');
  }

  private up(before: Sight): Promise<Sight> {
    return this.press(KEYS.up, isMoved(before), 'the cursor goes up');
  }
}

/** Its page no longer asks for the name. */
function isBegun(now: Sight): boolean {
  const { words, rows } = now;
  return askedBy(now).is === 'turn' && !rows.some((row) => shown(words.turn.confirm).test(row));
}

function isMoved(before: Sight): (now: Sight) => boolean {
  return (now) =>
    now.focus?.text !== before.focus?.text || now.rows.join('\n') !== before.rows.join('\n');
}

/** The rows above the one under the cursor, as they are on the screen. */
function above({ rows, focus }: Sight): readonly string[] {
  return focus === null ? [] : rows.slice(0, rows.indexOf(focus.text.trim()));
}

/** Back at the outline, and the row under the cursor no longer asks for it. */
function isDone(asks: string): (sight: Sight) => boolean {
  // A row that is too long is cut where it asks.
  const begins = asks.slice(0, SHOWN_OF_ROW);
  return (sight) => askedBy(sight).is === 'outline' && sight.focus?.text.includes(begins) === false;
}

function isNot(...asked: readonly Asked['is'][]): (sight: Sight) => boolean {
  return (sight) => !asked.includes(askedBy(sight).is);
}

function isOther(asked: Asked): (sight: Sight) => boolean {
  const before = JSON.stringify(asked);
  return (sight) => JSON.stringify(askedBy(sight)) !== before;
}
