import { PassThrough } from 'node:stream';
import { pause } from './time.ts';
import { createSorter, type Heard, type Reply } from './replies.ts';

/* oxlint-disable no-restricted-globals -- part of the shell around the pure screens */

/** What is typed, without what the terminal says of itself. Whoever draws reads this in the place of stdin. */
export type Keyboard = {
  readonly keys: NodeJS.ReadableStream;
  open(): void;
  /** Nothing is read any more, not even by what Node has begun: another program gets every key. */
  rest(): Promise<void>;
  /** What was read for us while the terminal was given away was meant for another program. */
  drop(): void;
  /** What was typed up to now, and until the picture stands again, was meant for somebody else. */
  forget(): Promise<void>;
};

const FORGET_MS = 100;

export function createKeyboard(
  stdin: NodeJS.ReadStream,
  onReply: (reply: Reply) => void,
): Keyboard {
  const sorter = createSorter();
  const keys = Object.assign(new PassThrough(), {
    isTTY: stdin.isTTY,
    setRawMode: (is: boolean) => stdin.setRawMode(is),
    ref: () => stdin.ref(),
    unref: () => stdin.unref(),
  });
  let stopWaiting = (): void => {};
  let isOpen = false;
  let isDeaf = false;

  const heard = (what: Heard) => {
    if (what.keys !== '' && !isDeaf) keys.write(what.keys);
    for (const reply of what.replies) onReply(reply);
    const ms = sorter.patienceMs();
    if (ms !== null) stopWaiting = afterOneMoreLook(ms, () => heard(sorter.settle()));
  };
  const came = (chunk: string) => {
    stopWaiting();
    heard(sorter.push(chunk));
  };

  return {
    keys,
    open() {
      if (isOpen) return;
      isOpen = true;
      stdin.setEncoding('utf8');
      stdin.on('data', came);
      stdin.resume();
    },
    async rest() {
      isOpen = false;
      stopWaiting();
      sorter.settle();
      stdin.off('data', came);
      await nextTurn();
      stdin.pause();
      await nextTurn();
    },
    drop() {
      while (keys.read() !== null);
    },
    async forget() {
      isDeaf = true;
      await pause(FORGET_MS);
      isDeaf = false;
    },
  };
}

/** Where the program was busy all that time, the rest may lie there unread: timers go first, then what has come. */
function afterOneMoreLook(ms: number, call: () => void): () => void {
  let look: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    look = setImmediate(call);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(look);
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
