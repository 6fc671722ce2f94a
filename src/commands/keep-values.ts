import { writeValues } from '../journal/values-file.ts';
import type { RunHandle } from '../model/run.ts';
import type { RunState } from '../model/state.ts';
import { valuesText } from '../report/values-text.ts';
import type { Texts } from '../text/index.ts';

/** Keeps `values.txt` in the run's folder as the run is, whoever shows it. `close` waits for the last one. */
export function keepValues(
  handle: RunHandle,
  folder: string,
  texts: Texts,
): { close(): Promise<void> } {
  let written: RunState['values'] | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isWaiting = false;
  const write = async (): Promise<void> => {
    isWaiting = false;
    const { book } = handle;
    const state = handle.state();
    if (state.values === written) return;
    const text = valuesText({ book, state, scope: handle.scope(), texts });
    // Where the disk was full the next change tries again.
    written = (await writeValues(folder, text)) ? state.values : undefined;
  };
  const due = () => {
    if (isWaiting || handle.state().values === written) return;
    isWaiting = true;
    writing = writing.then(write);
  };
  const off = handle.subscribe(due);
  due();
  return {
    async close() {
      off();
      due();
      await writing;
    },
  };
}
