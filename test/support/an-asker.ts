import type { Asker, Reply } from '../../src/frontend/plain/asker.ts';

export const CTRL_C = '\u0003';

/** Somebody who answers each question by a rule: text, Ctrl-C, or silence until the question is withdrawn. */
export function anAsker(
  answer: (words: string, times: number) => string | undefined,
): Asker & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask({ words, check }, signal) {
      asked.push(words);
      const text = answer(words, asked.filter((one) => one === words).length);
      if (text === CTRL_C) return Promise.resolve({ is: 'interrupted' });
      if (text !== undefined) {
        const wrong = check?.(text);
        if (wrong === undefined) return Promise.resolve({ is: 'said', text });
        throw new Error(`${words} ${text}: ${wrong}`);
      }
      return new Promise<Reply>((resolve) => {
        const withdraw = () => resolve({ is: 'withdrawn' });
        if (signal.aborted) withdraw();
        signal.addEventListener('abort', withdraw);
      });
    },
  };
}
