import type { FaultNews } from '../model/range.ts';
import type { Recorder } from './recorder.ts';

/** The range tells what it does to its world; whoever looks into the journal later has to see both sides. */
export async function noteFault(recorder: Recorder, news: FaultNews): Promise<void> {
  const { is, ...fault } = news;
  await recorder.recordIf((state) => {
    if (state.phase !== 'open') return undefined;
    return is === 'injected'
      ? { type: 'fault-injected', ...fault }
      : { type: 'fault-ended', index: fault.index, fault: fault.fault };
  });
}
