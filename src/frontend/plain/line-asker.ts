import type { Asker, Question, Reply } from './asker.ts';
import { typedLine } from './typed-line.ts';

type Input = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };
type Ends = { readonly input: Input; readonly write: (text: string) => void };

type Open = {
  readonly question: Question;
  readonly onTyping: () => void;
  readonly end: (reply: Reply) => void;
  text: string;
};

/** A question that gave way to an event is asked again at once: until then what is typed is kept, and the terminal is ours. */
const RELEASE_MS = 50;
const CTRL_C = '\u0003';

/**
 * Questions for a terminal that cannot redraw a row, and for who has it read aloud: what was written is never touched
 * again. A prompt that nobody has to answer stands there once, not after every line that comes.
 */
export function lineAsker({ input, write }: Ends): Asker {
  let standing: string | null = null;
  let gaveWay: string | null = null;
  let ahead = '';
  let open: Open | null = null;
  let isOurs = false;
  let releasing: NodeJS.Timeout | undefined;
  let decoder = new TextDecoder();

  function take(): void {
    clearTimeout(releasing);
    if (isOurs) return;
    isOurs = true;
    decoder = new TextDecoder();
    input.setRawMode?.(true);
    input.on('data', onData).on('end', onEnd).on('error', onEnd);
    input.resume();
  }

  function release(): void {
    isOurs = false;
    ahead = '';
    input.off('data', onData).off('end', onEnd).off('error', onEnd);
    input.setRawMode?.(false);
    input.pause();
  }

  function onEnd(): void {
    open?.end({ is: 'interrupted' });
  }

  function onData(chunk: Uint8Array | string): void {
    const came = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (open === null) ahead += came;
    else typed(open, came);
  }

  function typed(now: Open, came: string): void {
    const { words, secret, check } = now.question;
    const line = typedLine(now.text, came, secret === true);
    now.text = line.text;
    write(line.echo);
    now.onTyping();
    if (line.end === 'interrupted') onEnd();
    if (line.end !== 'enter') return;
    const text = secret === true ? line.text : line.text.trim();
    const wrong = check?.(text);
    if (wrong === undefined) {
      now.end({ is: 'said', text });
      return;
    }
    write(`\n${wrong}\n? ${words} `);
    now.text = '';
  }

  return {
    keepsLines: true,
    rest() {
      clearTimeout(releasing);
      if (isOurs) release();
    },
    ask: (question, signal, onTyping) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve({ is: 'withdrawn' });
          return;
        }
        const { words, idle } = question;
        const onWithdrawn = () => end({ is: 'withdrawn' });
        const end = (reply: Reply) => {
          const typedBefore = open?.text ?? '';
          open = null;
          gaveWay = reply.is === 'withdrawn' ? words : null;
          signal.removeEventListener('abort', onWithdrawn);
          releasing = setTimeout(release, RELEASE_MS);
          // What is asked stands in a row of its own, whatever became of it.
          if (idle !== true || typedBefore !== '' || reply.is === 'interrupted') write('\n');
          resolve(reply);
        };
        signal.addEventListener('abort', onWithdrawn);
        take();
        if (idle !== true) write(`? ${words} `);
        else if (standing !== words) write(`${words}\n`);
        standing = idle === true ? words : null;
        open = { question, onTyping, end, text: '' };
        // What was typed for another question answers nothing here; Ctrl-C is meant for all of it.
        const kept = gaveWay === words ? ahead : ahead.includes(CTRL_C) ? CTRL_C : '';
        ahead = '';
        if (kept !== '') typed(open, kept);
      }),
  };
}
