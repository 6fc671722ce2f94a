/** One for all: an error of its own with each question's end would cost more than the question. */
export const ENDED = new Error('ended');

/** A signal that is aborted with its parent, or by `end`: then nothing of it is left behind. */
export type Scope = { readonly signal: AbortSignal; end(): void };

/** Not `AbortSignal.any`: what hangs on a signal that lives for hours has to go again. */
export function createScope(parent: AbortSignal): Scope {
  const own = new AbortController();
  const onParent = () => own.abort(parent.reason);
  if (parent.aborted) onParent();
  else parent.addEventListener('abort', onParent, { once: true });
  return {
    signal: own.signal,
    end() {
      parent.removeEventListener('abort', onParent);
      own.abort(ENDED);
    },
  };
}
