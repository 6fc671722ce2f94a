import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster } from '../../../src/cluster/connect.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { trim } from '../../../src/readiness/trim.ts';
import { NEVER } from '../probes/readers.ts';
import { writersOf } from './writers.ts';

/** Writers of one attempt of a run, pinned to the cluster that a kubeconfig names; closed after the test. */
export async function writersOfRun(
  kubeconfig: string,
  run: string = 'run',
  attempt: number = 1,
): Promise<Writers> {
  const access = await openCluster({
    kubeconfig,
    context: 'test',
    dialer: directDialer(),
    keep: trim,
  });
  onTestFinished(() => access.close());
  const { ports } = writersOf([]);
  const { uid } = await access.reader.summary(NEVER);
  return {
    ...ports,
    cluster: access.reader,
    writer: access.writer(uid),
    clock: systemClock,
    attempt: { ...ports.attempt, run, key: `${run}/step/${attempt}` },
  };
}
