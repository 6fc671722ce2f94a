/** What came of a question: an answer, Ctrl-C, or the question is no longer needed. */
export type Reply =
  | { readonly is: 'said'; readonly text: string }
  | { readonly is: 'interrupted' }
  | { readonly is: 'withdrawn' };

export type Question = {
  readonly words: string;
  /** A sentence, which may as well be written in an editor. */
  readonly sentence?: true;
  /** Not echoed. */
  readonly secret?: true;
  /** What is wrong with the text; undefined where it is fine. */
  readonly check?: (text: string) => string | undefined;
  /** What stands above it, such as a list: said once more where something came in between. */
  readonly again?: readonly string[];
  /** Nobody has to answer it: it only stands there while the run goes on by itself. */
  readonly idle?: true;
};

/** Asks one question at a time. `onTyping` is called once, at the first key. */
export type Asker = {
  /** What was asked and said stands there by itself: it is not printed again. */
  readonly keepsLines?: true;
  /** Leaves the terminal to another program at once. */
  rest?(): void;
  ask(question: Question, signal: AbortSignal, onTyping: () => void): Promise<Reply>;
};

type Streams = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
};

/** Questions by Inquirer, which is loaded with the first one. */
export function inquirerAsker({ input, output }: Streams): Asker {
  return {
    async ask({ words, secret, check }, signal, onTyping) {
      const prompts = await import('./inquirer.ts');
      const ended = new AbortController();
      const end = () => ended.abort();
      const onKey = (_text: unknown, key?: { ctrl?: boolean; name?: string }) => {
        onTyping();
        // Ctrl-D closes readline and leaves the question hanging.
        if (key?.ctrl === true && key.name === 'd') end();
      };
      const context = {
        input,
        output,
        // What was asked and said is printed as a line of its own.
        clearPromptOnDone: true,
        signal: AbortSignal.any([signal, ended.signal]),
      };
      const question = {
        message: words,
        theme: { prefix: '?' },
        validate: (text: string) => check?.(text) ?? true,
      };
      input.on('keypress', onKey);
      input.once('end', end);
      try {
        const text = await (secret === true
          ? prompts.password({ ...question, mask: false }, context)
          : prompts.input(question, context));
        return { is: 'said', text: text.trim() };
      } catch (error) {
        if (ended.signal.aborted) return { is: 'interrupted' };
        if (signal.aborted) return { is: 'withdrawn' };
        if (error instanceof Error && error.name === 'ExitPromptError')
          return { is: 'interrupted' };
        throw error;
      } finally {
        input.removeListener('keypress', onKey);
        input.removeListener('end', end);
      }
    },
  };
}
