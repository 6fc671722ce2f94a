import { systemClock } from '../../../src/clock/system-clock.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { httpReader } from '../../../src/http/http-reader.ts';
import type { ProbeDef, ProbeResult } from '../../../src/model/catalogue.ts';
import type { Json } from '../../../src/model/json.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { probes } from '../../../src/probes/index.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import type { HeldCluster } from '../../../src/practice/cloud/cloud-state.ts';
import { NEVER, type StubbedCloud } from './stubbed-cloud.ts';

/** One look of a probe at a stub of the cloud, with real files below `cwd` and real HTTP. */
export async function lookAtCloud(
  id: string,
  cloud: StubbedCloud,
  cwd: string,
  input: Record<string, Json>,
): Promise<ProbeResult> {
  const readers = {
    ...FAKE_READERS,
    cloud: cloud.reader,
    clock: systemClock,
    files: fileReader(cwd),
    http: httpReader(directDialer(), systemClock),
  };
  return probe(id).look({ cloud: cloud.site, ...input }, readers, NEVER);
}

/** What most tests ask of it. */
export async function seenInCloud(...asked: Parameters<typeof lookAtCloud>) {
  const { verdict, cause, finds } = await lookAtCloud(...asked);
  return { verdict, code: cause?.code ?? null, finds };
}

function probe(id: string): ProbeDef {
  const found = probes[id];
  if (found === undefined) throw new Error(`no probe ${id}`);
  return found;
}

export const aCluster = (more: Partial<HeldCluster> = {}): HeldCluster => ({
  id: 'c-1',
  name: 'site-1',
  state: 'running',
  tags: [{ key: 'dr-wizard-run', value: 'run-1' }],
  vpc: 'vpc-1',
  order: {},
  looksLeft: 0,
  ...more,
});
