import type { Asker, Reply } from './asker.ts';
import { typedLine } from './typed-line.ts';

type Input = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };
type Ends = { readonly input: Input; readonly write: (text: string) => void };

/**
 * Questions for a terminal that cannot redraw a row, and for who has it read aloud: what was written is never touched
 * again. A prompt that nobody has to answer stands there once, not after every line that comes.
 */
export function lineAsker({ input, write }: Ends): Asker {
  let standing: string | null = null;
  return {
    keepsLines: true,
    ask: (question, signal, onTyping) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve({ is: 'withdrawn' });
          return;
        }
        const { words, idle, secret } = question;
        const isStanding = idle === true && standing === words;
        const prompt = idle === true ? `${words}\n` : `? ${words} `;
        if (!isStanding) write(prompt);
        standing = idle === true ? words : null;
        const decoder = new TextDecoder();
        let text = '';
        const end = (reply: Reply, isEnded: boolean) => {
          input.off('data', onData).off('end', onEnd).off('error', onEnd);
          signal.removeEventListener('abort', onWithdrawn);
          input.setRawMode?.(false);
          input.pause();
          // What is asked stands in a row of its own, whatever became of it.
          if (isEnded || text !== '' || idle !== true) write('\n');
          resolve(reply);
        };
        const onEnd = () => end({ is: 'interrupted' }, true);
        const onWithdrawn = () => end({ is: 'withdrawn' }, false);
        const onData = (chunk: Uint8Array | string) => {
          const came = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
          const line = typedLine(text, came, secret === true);
          ({ text } = line);
          write(line.echo);
          onTyping();
          if (line.end === 'interrupted') onEnd();
          if (line.end !== 'enter') return;
          const wrong = question.check?.(text.trim());
          if (wrong === undefined) {
            end({ is: 'said', text: secret === true ? text : text.trim() }, true);
            return;
          }
          write(`\n${wrong}\n? ${words} `);
          text = '';
        };
        signal.addEventListener('abort', onWithdrawn);
        input.setRawMode?.(true);
        input.on('data', onData).on('end', onEnd).on('error', onEnd);
        input.resume();
      }),
  };
}
